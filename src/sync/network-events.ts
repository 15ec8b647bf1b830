/** What tells that the network may have changed: `window`, `document` and `navigator.connection` all fit. */
export type NetworkEvents = Pick<EventTarget, 'addEventListener'>;

/**
 * Several such targets as one: `joinEvents(window, document, navigator.connection)`. Where a browser lacks
 * `navigator.connection` (Safari, Firefox) it is simply left out.
 */
export function joinEvents(...targets: (NetworkEvents | undefined)[]): NetworkEvents {
  return {
    addEventListener(type, listener, options) {
      for (const target of targets) target?.addEventListener(type, listener, options);
    },
  };
}

/** What a change of network asks for. */
type Verbs = { redial(): void; nudge(): void; lost(): void };

/**
 * Turns the browser's events into verbs. A socket over a network that is no longer there would only be noticed by the
 * next ping, seconds later; these events are the difference between a pause of 0.3 s and one of 8.
 */
export function watchNetwork(events: NetworkEvents, verbs: Verbs, signal: AbortSignal): void {
  let network: unknown;
  events.addEventListener('online', verbs.redial, { signal });
  events.addEventListener('offline', verbs.lost, { signal });
  events.addEventListener('visibilitychange', verbs.nudge, { signal });
  events.addEventListener(
    'change',
    (event) => {
      // Chromium says `change` for every new estimate of speed; only another kind of network is a reason to drop.
      const type = event.target && 'type' in event.target ? event.target.type : undefined;
      if (type === network) verbs.nudge();
      else verbs.redial();
      network = type;
    },
    { signal },
  );
}
