import minus from '@phosphor-icons/core/bold/minus-bold.svg?raw';
import plus from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import x from '@phosphor-icons/core/bold/x-bold.svg?raw';
import arrowDown from '@phosphor-icons/core/fill/arrow-down-fill.svg?raw';
import arrowLeft from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import arrowUp from '@phosphor-icons/core/fill/arrow-up-fill.svg?raw';
import bellRinging from '@phosphor-icons/core/fill/bell-ringing-fill.svg?raw';
import camera from '@phosphor-icons/core/fill/camera-fill.svg?raw';
import checkCircle from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import clock from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import copy from '@phosphor-icons/core/fill/copy-fill.svg?raw';
import deviceTablet from '@phosphor-icons/core/fill/device-tablet-fill.svg?raw';
import envelopeSimple from '@phosphor-icons/core/fill/envelope-simple-fill.svg?raw';
import gear from '@phosphor-icons/core/fill/gear-fill.svg?raw';
import handHeart from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import images from '@phosphor-icons/core/fill/images-fill.svg?raw';
import key from '@phosphor-icons/core/fill/key-fill.svg?raw';
import link from '@phosphor-icons/core/fill/link-fill.svg?raw';
import lock from '@phosphor-icons/core/fill/lock-fill.svg?raw';
import microphone from '@phosphor-icons/core/fill/microphone-fill.svg?raw';
import moonStars from '@phosphor-icons/core/fill/moon-stars-fill.svg?raw';
import pencilSimple from '@phosphor-icons/core/fill/pencil-simple-fill.svg?raw';
import phoneCall from '@phosphor-icons/core/fill/phone-call-fill.svg?raw';
import phoneDisconnect from '@phosphor-icons/core/fill/phone-disconnect-fill.svg?raw';
import playCircle from '@phosphor-icons/core/fill/play-circle-fill.svg?raw';
import printer from '@phosphor-icons/core/fill/printer-fill.svg?raw';
import qrCode from '@phosphor-icons/core/fill/qr-code-fill.svg?raw';
import signOut from '@phosphor-icons/core/fill/sign-out-fill.svg?raw';
import speakerHigh from '@phosphor-icons/core/fill/speaker-high-fill.svg?raw';
import speakerLow from '@phosphor-icons/core/fill/speaker-low-fill.svg?raw';
import sun from '@phosphor-icons/core/fill/sun-fill.svg?raw';
import sunHorizon from '@phosphor-icons/core/fill/sun-horizon-fill.svg?raw';
import trash from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import users from '@phosphor-icons/core/fill/users-fill.svg?raw';
import videoCamera from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import warningCircle from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import wifiSlash from '@phosphor-icons/core/fill/wifi-slash-fill.svg?raw';
import './Icon.css';

/** Phosphor, filled (MIT); the filled plus, minus and x are boxes, so these are bold. Only what a screen shows: each of them is in every bundle. */
const ICONS = {
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  'arrow-up': arrowUp,
  'bell-ringing': bellRinging,
  camera,
  'check-circle': checkCircle,
  clock,
  copy,
  'device-tablet': deviceTablet,
  'envelope-simple': envelopeSimple,
  gear,
  'hand-heart': handHeart,
  images,
  key,
  link,
  lock,
  microphone,
  minus,
  'moon-stars': moonStars,
  'pencil-simple': pencilSimple,
  'phone-call': phoneCall,
  'phone-disconnect': phoneDisconnect,
  'play-circle': playCircle,
  plus,
  printer,
  'qr-code': qrCode,
  'sign-out': signOut,
  'speaker-high': speakerHigh,
  'speaker-low': speakerLow,
  sun,
  'sun-horizon': sunHorizon,
  trash,
  users,
  'video-camera': videoCamera,
  'warning-circle': warningCircle,
  'wifi-slash': wifiSlash,
  x,
} as const;

export type IconName = keyof typeof ICONS;

export type Props = { readonly name: IconName };

/** A picture beside a word, never instead of one: screen readers skip it. As large as the text around it. */
export function Icon({ name }: Props) {
  // Our own files, fixed at build time: no foreign text comes this way.
  return <span class="icon" aria-hidden="true" dangerouslySetInnerHTML={{ __html: ICONS[name] }} />;
}
