import type { Peers } from '../peers.ts';
import type { Media, Timers } from '../ports.ts';

/** A telephone gives the camera back a moment after its page is shown again; only then is it known not to. */
const BACK_WITHIN_MS = 1_000;

type PresenceDeps = {
  peers: Pick<Peers, 'tell'>;
  media: Media;
  timers: Timers;
  /** Says `visibilitychange` of the document. */
  network: Pick<EventTarget, 'addEventListener'>;
};

/**
 * A telephone that is locked, or shows something else, stops its camera, and soon the page: the other side is told, so that
 * its person reads that the picture is paused instead of looking at a frozen face. When the page is shown again, what the
 * telephone took away (a phone call, Siri: WebKit 208516, 226620) is asked for anew.
 */
export function startPresence({ peers, media, timers, network }: PresenceDeps, over: AbortSignal): void {
  let timer: unknown;

  function reopen() {
    const tracks = media.stream.peek()?.getTracks() ?? [];
    if (!tracks.some((track) => track.muted || track.readyState === 'ended')) return;
    // One request for both: a second one can silence the first.
    media.release();
    media.warm();
  }

  network.addEventListener(
    'visibilitychange',
    ({ target }) => {
      const away = target !== null && 'visibilityState' in target && target.visibilityState === 'hidden';
      peers.tell({ type: 'away', away });
      timers.clearTimeout(timer);
      if (!away) timer = timers.setTimeout(reopen, BACK_WITHIN_MS);
    },
    { signal: over },
  );
  over.addEventListener('abort', () => timers.clearTimeout(timer));
}
