import { useEffect, useRef } from 'preact/hooks';
import { startAloud } from './play-aloud.ts';
import './Video.css';

export type Props = {
  readonly stream: MediaStream | null;
  /** What the picture is, for those who do not see it. */
  readonly label: string;
  /** One's own picture makes no sound. */
  readonly muted?: boolean;
  /** One's own picture is a mirror. */
  readonly mirrored?: boolean;
  /** 0 to 1; iOS leaves it to the side keys. */
  readonly volume?: number;
  /** Hears that the browser forbids the sound until somebody touches the page, and that it has come. */
  readonly onSilent?: ((isSilent: boolean) => void) | undefined;
  /** Called for each frame that was shown. */
  readonly onFrame?: (() => void) | undefined;
};

/** Calls `onFrame` for every shown frame until the returned function is called. */
function watchFrames(video: HTMLVideoElement, onFrame: () => void): () => void {
  if (!('requestVideoFrameCallback' in video)) return () => undefined;
  const next = (): void => {
    onFrame();
    request = video.requestVideoFrameCallback(next);
  };
  let request = video.requestVideoFrameCallback(next);
  return () => video.cancelVideoFrameCallback(request);
}

/** Moving pictures of somebody in a call. */
export function Video(props: Props) {
  const { stream, label, muted = false, mirrored = false, volume = 1, onSilent, onFrame } = props;
  const video = useRef<HTMLVideoElement>(null);
  const hearSilence = useRef(onSilent);
  hearSilence.current = onSilent;
  useEffect(() => {
    const element = video.current;
    if (!element || !stream) return;
    const leaving = new AbortController();
    element.srcObject = stream;
    void startAloud(element, {
      touches: document,
      onSilent: (isSilent) => hearSilence.current?.(isSilent),
      signal: leaving.signal,
    });
    return () => {
      leaving.abort();
      // Without it a removed element keeps the camera’s light on in some browsers.
      element.srcObject = null;
    };
  }, [stream]);
  useEffect(() => {
    if (video.current) video.current.volume = volume;
  }, [volume]);
  useEffect(() => (video.current && onFrame ? watchFrames(video.current, onFrame) : undefined), [onFrame]);
  return (
    <video
      ref={video}
      class={mirrored ? 'video video--mirrored' : 'video'}
      aria-label={label}
      muted={muted}
      playsInline
      disablePictureInPicture
    />
  );
}
