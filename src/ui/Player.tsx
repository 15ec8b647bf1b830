import { useEffect, useRef } from 'preact/hooks';

export type Props = {
  readonly kind: 'video' | 'voice';
  readonly url: string;
  /** What it is, for those who do not see it. */
  readonly label: string;
  readonly class: string;
  /** The browser's own buttons: for staff and relatives, too small for residents. */
  readonly controls?: boolean;
  /** Starts by itself; a browser that forbids it says so through `onStill`. */
  readonly autoPlay?: boolean;
  /** 0 to 1; iOS leaves it to the side keys. */
  readonly volume?: number;
  readonly onPlaying?: (() => void) | undefined;
  readonly onEnded?: (() => void) | undefined;
  /** Waits for a touch. */
  readonly onStill?: (() => void) | undefined;
  /** This browser cannot play it. */
  readonly onBroken?: (() => void) | undefined;
};

/** Plays what somebody recorded. */
export function Player({
  kind,
  url,
  label,
  class: name,
  controls = false,
  autoPlay = false,
  ...props
}: Props) {
  const { volume = 1, onStill } = props;
  const element = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const still = useRef(onStill);
  still.current = onStill;
  useEffect(() => {
    if (element.current) element.current.volume = volume;
  }, [volume]);
  useEffect(() => {
    if (autoPlay)
      element.current?.play().catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'NotAllowedError') still.current?.();
      });
  }, [autoPlay, url]);
  const hears = { onPlaying: props.onPlaying, onEnded: props.onEnded, onError: props.onBroken };
  const Tag = kind === 'video' ? 'video' : 'audio';
  // What one person says to another: there is nobody who could write captions for it.
  return (
    <Tag
      ref={element}
      class={name}
      src={url}
      controls={controls}
      aria-label={label}
      disablePictureInPicture
      playsInline
      {...hears}
    />
  );
}
