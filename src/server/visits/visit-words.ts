import { clockTime, dayAndDate } from '../../i18n/dates.ts';
import { notifyText } from '../../i18n/notify.ts';
import type { EpochMs, Language } from '../../protocol/primitives.ts';
import type { Turn } from './invitation-ics.ts';

type About = {
  turn: Turn;
  language: Language;
  /** What the relative calls the resident. */
  name: string;
  facility: string;
  startsAt: EpochMs;
  timeZone: string;
  link: string;
};

export type VisitWords = { subject: string; text: string; summary: string };

/** What a relative reads in their mail and in their calendar. */
export function visitWords({ turn, language, startsAt, timeZone, link, ...who }: About): VisitWords {
  const when = `${dayAndDate(startsAt, timeZone, language)}, ${clockTime(startsAt, timeZone)}`;
  const values = { ...who, when };
  const say = (key: Parameters<typeof notifyText>[1]) => notifyText(language, key, values);
  return {
    subject: say(`visit.${turn}.subject`),
    text: [say(`visit.${turn}.text`), link, who.facility].join('\n\n'),
    summary: say('visit.event'),
  };
}
