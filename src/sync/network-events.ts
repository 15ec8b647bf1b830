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
