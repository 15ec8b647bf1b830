import { clockTime, duration, relativeDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/languages.ts';
import type { RelativeTranslator } from '../../i18n/relative.ts';
import type { Loved } from '../../protocol/records.ts';
import type { RecentLine } from '../screens/RecentList.tsx';
import { beforeCalling, type InVain } from './before-calling.ts';
import type { Bond } from './bond.ts';
import { type Face, faceOf } from './face.ts';
import { isAlways, minuteAsClock } from './hours.ts';
import { recentCalls } from './recent.ts';

/** One resident, in the words of this relative and of this moment. */
export type ResidentView = Face & {
  reachability: { online: boolean; words: string };
  /** What is to be known before calling, one line each; not `open`: a ring would be in vain now, and the first says why. */
  calling: { open: boolean; lines: string[] };
  /** Null: calls are possible. Else what to read instead of the button. */
  noCalls: string | null;
  wishes: { id: string; asked: string }[];
  recent: RecentLine[];
};

type Context = { t: RelativeTranslator['t']; language: Language };

/** Reads signals: a component that calls it is drawn again when something changes. Null before the first pull. */
export function residentView(bond: Bond, { t, language }: Context): ResidentView | null {
  const { loved, contact, call, wish } = bond.replica.records.value;
  const them = loved.get(bond.key.residentId);
  const me = contact.get(bond.key.contactId);
  const face = faceOf(bond);
  if (!them || !me || !face) return null;
  const { name, timeZone } = face;
  const time = (at: number) => clockTime(at, timeZone);
  const day = (at: number) => relativeDay(at, { now: bond.now.value, timeZone, language });

  return {
    ...face,
    reachability: reachability(bond, { t, facility: them.facilityName, time }),
    calling: calling(bond, { t, name, them, mayCall: me.mayCall }),
    noCalls: them.callable ? null : t('home.noCalls', { facility: them.facilityName }),
    wishes: [...wish]
      .filter(([, { doneAt }]) => doneAt === null)
      .map(([id, { createdAt }]) => ({
        id,
        asked: t('wish.asked', { day: day(createdAt), time: time(createdAt) }),
      })),
    recent: recentCalls(call).map(({ id, at, words, minutes, missed, itself }) => ({
      id,
      when: `${capital(day(at))}, ${time(at)}`,
      words: [t(words, { name, duration: duration(minutes ?? 0, language) }), itself && t('recent.itself')]
        .filter(Boolean)
        .join(' · '),
      missed,
    })),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Them = { t: Context['t']; name: string; them: Loved; mayCall: boolean };

function calling(bond: Bond, { t, name, them, mayCall }: Them): ResidentView['calling'] {
  const presence = bond.replica.presence.value.get(bond.key.residentId);
  const inVain = beforeCalling({ them, me: { mayCall }, presence, now: bond.now.value });
  const { callingHours: hours, quietHours } = them;
  const clock = { from: minuteAsClock(hours.from), until: minuteAsClock(hours.until) };
  const why: Record<InVain, () => string> = {
    'may-not-call': () => t('home.onlyCalled', { name }),
    asleep: () => t('home.asleep', { name, time: minuteAsClock(quietHours.until) }),
    'outside-hours': () => t('home.callHours', clock),
    'not-now': () => t('home.notNow'),
    'in-call': () => t('home.inCall', { name }),
  };
  const lines = inVain ? [why[inVain]()] : [];
  if (inVain === null && !isAlways(hours)) lines.push(t('home.callHours', clock));
  if (inVain === null && !presence?.online) lines.push(t('home.callOffline'));
  return { open: inVain === null, lines };
}

type Place = { t: Context['t']; facility: string; time: (at: number) => string };

function reachability(bond: Bond, { t, facility, time }: Place) {
  if (!bond.live.online.value) return { online: false, words: t('home.noNetwork') };
  const presence = bond.replica.presence.value.get(bond.key.residentId);
  if (presence?.online) return { online: true, words: `${t('home.online')} · ${facility}` };
  const words = presence?.since ? t('home.offlineSince', { time: time(presence.since) }) : t('home.offline');
  return { online: false, words: `${words} · ${facility}` };
}
