import type { EpochMs } from '../../../protocol/primitives.ts';

const FROM = 3 * 60;
const UNTIL = 5 * 60;
/** The last minutes are left to those who were busy at their own. */
const LATEST = UNTIL - 20;

/** The hours in which a tablet looks after itself: 03:00–05:00 in the facility's time zone. */
export interface SmallHours {
  /** This tablet's minute of the night has come, and it is not five yet. */
  isDue(now: EpochMs): boolean;
  /** Names the night: its local date. */
  nightOf(now: EpochMs): string;
}

/** Each tablet has a minute of its own, so that a house does not ask its one line for everything at three sharp. */
export function createSmallHours(options: { timeZone: () => string; random: () => number }): SmallHours {
  const minute = FROM + Math.floor(options.random() * (LATEST - FROM));
  let zone = '';
  let local = new Intl.DateTimeFormat();

  function partsOf(now: EpochMs) {
    if (zone !== options.timeZone()) {
      zone = options.timeZone();
      const twoDigits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
      local = new Intl.DateTimeFormat('en', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        ...twoDigits,
      });
    }
    const parts = local.formatToParts(now);
    return (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  }

  return {
    isDue(now) {
      const part = partsOf(now);
      const at = Number(part('hour')) * 60 + Number(part('minute'));
      return at >= minute && at < UNTIL;
    },
    nightOf(now) {
      const part = partsOf(now);
      return `${part('year')}-${part('month')}-${part('day')}`;
    },
  };
}
