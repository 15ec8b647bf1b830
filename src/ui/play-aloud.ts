/** The part of a video element that starting it needs. */
export interface Playable {
  muted: boolean;
  play(): Promise<void>;
}

/** Where the next touch or key is heard: the document. */
export interface Touchable {
  addEventListener(
    type: 'pointerup' | 'keydown',
    listener: () => void,
    options: { capture: true; signal: AbortSignal },
  ): void;
}

export type PlayOptions = {
  readonly touches: Touchable;
  /** True while the picture runs without its sound. */
  readonly onSilent: (isSilent: boolean) => void;
  readonly signal: AbortSignal;
};

/**
 * Starts a picture with its sound, and if the browser forbids the sound, the picture alone.
 *
 * A page that nobody has touched since it was loaded may not make a sound (a tablet that comes back to its call
 * after a crash is such a page), and an element that may not sound does not show its picture either. The face
 * comes first; the sound follows with the next touch, wherever it lands.
 */
export async function startAloud(
  element: Playable,
  { touches, onSilent, signal }: PlayOptions,
): Promise<void> {
  try {
    await element.play();
    return;
  } catch (refusal) {
    // Anything else is a stream that was replaced before it began; its successor starts by itself.
    const isForbidden = refusal instanceof DOMException && refusal.name === 'NotAllowedError';
    if (!isForbidden || signal.aborted) return;
  }
  const touched = new AbortController();
  const unmute = (): void => {
    touched.abort();
    element.muted = false;
    onSilent(false);
  };
  const options = { capture: true, signal: touched.signal } as const;
  signal.addEventListener('abort', () => touched.abort(), { signal: touched.signal });
  touches.addEventListener('pointerup', unmute, options);
  touches.addEventListener('keydown', unmute, options);
  element.muted = true;
  onSilent(true);
  await element.play().catch(() => undefined);
}
