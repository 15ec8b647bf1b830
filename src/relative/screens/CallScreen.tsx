import arrowLeftIcon from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import phoneDisconnectIcon from '@phosphor-icons/core/fill/phone-disconnect-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { Guests } from '../../call/ports.ts';
import type { RelativeKey } from '../../i18n/relative.ts';
import { CallStage, type StageButton } from './CallStage.tsx';
import { InCall } from './InCall.tsx';
import type { Words } from './Page.tsx';

/** What a call looks like from here; drawn instead of the home page while there is one. */
export type CallLook =
  | { at: 'looking' | 'ringing' }
  | { at: 'incoming'; silent: boolean; invitedBy: string | null }
  | {
      at: 'talking';
      state: RelativeKey | null;
      hasPicture: boolean;
      remote: MediaStream | null;
      local: MediaStream | null;
      guests: Guests;
    }
  | { at: 'over'; title: string; text: string };

export type Props = {
  t: Words;
  name: string;
  facility: string;
  photo: string | null;
  look: CallLook;
  onCancel: () => void;
  onAnswer: () => void;
  onDecline: () => void;
  onHangUp: () => void;
  onAgain: () => void;
  onBack: () => void;
  onInvite: (contactId: string) => void;
};

/** Every screen of a call on a relative's device. */
export function CallScreen(props: Props) {
  const { t, name, photo, look } = props;
  if (look.at === 'talking') {
    const state = look.state && t(look.state, { name });
    const { onHangUp, onInvite } = props;
    return <InCall {...look} {...{ t, name, photo, state, onHangUp, onInvite }} />;
  }
  const stage = { name, photo, buttons: buttonsOf(props) };
  switch (look.at) {
    case 'incoming':
      return (
        <CallStage
          {...stage}
          title={
            look.invitedBy === null
              ? t('ring.title', { name })
              : t('ring.invited', { name: look.invitedBy, whom: name })
          }
          text={look.silent ? t('ring.silent') : t('ring.from', { facility: props.facility })}
          ringing
          alert
        />
      );
    case 'looking':
      return <CallStage {...stage} title={name} text={t('call.looking', { name })} ringing={false} />;
    case 'ringing':
      return <CallStage {...stage} title={name} text={t('call.ringing', { name })} ringing />;
    case 'over':
      return <CallStage {...stage} title={look.title} text={look.text} ringing={false} />;
  }
}

function buttonsOf({ t, look, onCancel, onAnswer, onDecline, onAgain, onBack }: Props): StageButton[] {
  switch (look.at) {
    case 'incoming':
      return [
        { kind: 'go', icon: videoCameraIcon, label: t('ring.answer'), onPress: onAnswer },
        { kind: 'quiet', icon: phoneDisconnectIcon, label: t('ring.decline'), onPress: onDecline },
      ];
    case 'over':
      return [
        { kind: 'go', icon: videoCameraIcon, label: t('over.again'), onPress: onAgain },
        { kind: 'quiet', icon: arrowLeftIcon, label: t('over.back'), onPress: onBack },
      ];
    default:
      return [{ kind: 'stop', icon: phoneDisconnectIcon, label: t('call.cancel'), onPress: onCancel }];
  }
}
