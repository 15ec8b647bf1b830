import { atLineStart, clockTime, longDate, type Viewpoint, weekday } from '../../i18n/dates.ts';
import { type Standing, standingOf } from '../../protocol/greeting-times.ts';
import type { Greeting, Showing } from '../../protocol/greetings.ts';
import type { MessageKind } from '../../protocol/messages.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { wallAt } from '../../protocol/wall-clock.ts';
import type { OnItsWay } from '../../sync/message-sending.ts';
import type { Desk } from './desk.ts';
import { facilityOrUnknown, viewpoint } from './look.ts';
import { momentText } from './moment.ts';

/** What became of a greeting on one tablet. */
export type TabletFate = {
  readonly id: Id;
  readonly name: string;
  readonly said: string;
  readonly isBad: boolean;
};

export type GreetingRow = {
  readonly id: Id;
  readonly greeting: Greeting;
  readonly standing: Standing;
  /** *Message vidéo*, or its words. */
  readonly what: string;
  readonly when: string;
  /** On how many tablets it is, and on how many it was shown; empty for what is over. */
  readonly reach: string;
  readonly tablets: readonly TabletFate[];
};

/** One that has not left this browser. */
export type LeavingRow = {
  readonly id: Id;
  readonly from: string;
  readonly what: string;
  readonly said: string;
  readonly share: number;
  readonly isRefused: boolean;
};

/** The newest first. */
export function greetingRows(desk: Desk): GreetingRow[] {
  const { greeting, showing } = desk.replica.records.value;
  const showings = [...showing.values()];
  return [...greeting]
    .sort(([, a], [, b]) => b.startsAt - a.startsAt)
    .map(([id, one]) =>
      rowOf(
        desk,
        id,
        one,
        showings.filter(({ greetingId }) => greetingId === id),
      ),
    );
}

function rowOf(desk: Desk, id: Id, greeting: Greeting, showings: readonly Showing[]): GreetingRow {
  const standing = standingOf(greeting, viewpoint(desk).now);
  const tablets = fatesOf(desk, showings);
  return {
    ...{ id, greeting, standing, tablets },
    what: whatWords(desk, greeting),
    when: whenWords(desk, greeting, standing),
    reach: reachWords(desk, showings),
  };
}

function whatWords(
  { words }: Desk,
  { kind, media, text }: { kind: MessageKind; media: readonly unknown[]; text: string },
) {
  if (kind === 'text') return text;
  const said =
    kind === 'photos'
      ? words.t('greetings.photos', { count: media.length })
      : words.t(`greetings.kind.${kind}`);
  return [media.length === 0 && kind === 'photos' ? words.t('greetings.kind.photos') : said, text]
    .filter(Boolean)
    .join(' · ');
}

function whenWords(desk: Desk, { startsAt, repeat, until, retiredAt }: Greeting, standing: Standing): string {
  const { t } = desk.words;
  const { now, timeZone, language } = viewpoint(desk);
  const day = (at: number) => dayText(at, { now, timeZone, language });
  if (standing === 'retired') return t('greetings.over', { day: day(retiredAt ?? until ?? startsAt) });
  const time = clockTime(startsAt, timeZone);
  const first = t('greetings.from-day', { day: day(startsAt), time });
  const dayOfWeek = inSentence(weekday(startsAt, timeZone, language), language);
  const turns =
    repeat === 'once'
      ? first
      : `${t(`greetings.each.${repeat}`, { time, weekday: dayOfWeek })}, ${t('greetings.since', { day: day(startsAt) })}`;
  const last = until === null ? t('greetings.no-end') : t('greetings.until-day', { day: day(until - 1) });
  return atLineStart(`${turns}, ${last}`);
}

/** French writes its days small. */
const inSentence = (day: string, language: Viewpoint['language']) =>
  language === 'fr' ? day.toLowerCase() : day;

/** *24 décembre*; of another year with that year. */
function dayText(at: EpochMs, { now, timeZone, language }: Viewpoint): string {
  const [year, thisYear] = [at, now].map((one) => wallAt(timeZone, one).date.slice(0, 4));
  const date = longDate(at, timeZone, language);
  return year === thisYear ? date : `${date} ${year}`;
}

/** Only tablets that are there: what a tablet said that was taken away counts no more. */
function reachWords({ words, replica }: Desk, showings: readonly Showing[]): string {
  const { tablet } = replica.records.value;
  const known = showings.filter(({ tabletId }) => tablet.has(tabletId));
  const here = known.filter(({ arrivedAt, unplayable }) => arrivedAt !== null && !unplayable).length;
  const seen = known.filter(({ seenAt }) => seenAt !== null).length;
  return words.t('greetings.reach', { here, all: tablet.size, seen });
}

function fatesOf(desk: Desk, showings: readonly Showing[]): TabletFate[] {
  const { t } = desk.words;
  const { tablet } = desk.replica.records.value;
  const view = viewpoint(desk);
  return [...tablet]
    .map(([id, { name }]) => {
      const showing = showings.find(({ tabletId }) => tabletId === id);
      const isBad = showing?.unplayable ?? false;
      if (showing?.seenAt)
        return { id, name, isBad, said: t('greetings.shown', { when: momentText(showing.seenAt, view) }) };
      const said = isBad
        ? 'greetings.unplayable'
        : showing?.arrivedAt
          ? 'greetings.here'
          : 'greetings.not-here';
      return { id, name, isBad, said: t(said) };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true }));
}

export function leavingRows(desk: Desk, waiting: readonly OnItsWay[]): LeavingRow[] {
  const { t } = desk.words;
  return waiting.flatMap(({ message, refused, share }) => {
    if (!message.house) return [];
    const isRefused = refused !== null;
    const going = desk.online.value
      ? t('greetings.sending', { percent: Math.floor(share * 100) })
      : t('greetings.waits');
    const said = isRefused ? t(refused === 'no-room' ? 'greetings.no-room' : 'greetings.refused') : going;
    return [
      { id: message.id, from: message.house.from, what: whatWords(desk, message), said, share, isRefused },
    ];
  });
}

export const houseZone = ({ replica }: Desk): string => facilityOrUnknown(replica.records.value).timeZone;
