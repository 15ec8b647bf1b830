import type { ServerMessage } from '../../protocol/live.ts';
import type { Live } from '../../sync/live.ts';

/**
 * Hears what staff ask of this tablet from the moment its socket opens. Whoever does it is loaded after the first screen;
 * it is told then what came before, otherwise a tablet that has just started would ignore its staff for some seconds.
 */
export function keepErrands({ onMessage }: Pick<Live, 'onMessage'>): Pick<Live, 'onMessage'> {
  const early: ServerMessage[] = [];
  const unhear = onMessage((message) => {
    if (message.type === 'tablet.do') early.push(message);
  });
  return {
    onMessage(listener) {
      unhear();
      const unlisten = onMessage(listener);
      for (const message of early.splice(0)) listener(message);
      return unlisten;
    },
  };
}
