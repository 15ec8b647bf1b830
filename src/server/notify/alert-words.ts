import { notifyText } from '../../i18n/notify.ts';
import type { StaffPush } from '../../protocol/alerts.ts';
import type { EpochMs, Id, Language } from '../../protocol/primitives.ts';
import { findBody } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import { isReached, lineBudgets } from './line-budgets.ts';
import type { StaffAlert, TabletAlarm } from './notify-ports.ts';

/** What staff read: room or tablet, never a resident's name. `path`: where in the console it is mended. */
export type AlertWords = { title: string; text: string; path: string };

export type About = Pick<StaffPush, 'about' | 'id'>;

export function aboutOf(facilityId: Id, what: StaffAlert): About {
  switch (what.alert) {
    case 'help':
      return { about: 'help', id: what.helpId };
    case 'tablet':
      return { about: 'tablet', id: what.tabletId };
    case 'house-silent':
      return { about: 'house', id: facilityId };
    case 'line':
      return { about: 'line', id: what.lineId };
  }
}

type Reader = { facilityId: Id; language: Language; now: EpochMs };

/** Null: what it was about is settled or gone. */
export async function alertWords(
  db: Db,
  { what, ...reader }: Reader & { what: StaffAlert },
): Promise<AlertWords | null> {
  const { language } = reader;
  switch (what.alert) {
    case 'help':
      return await helpWords(db, { ...reader, ...what });
    case 'tablet':
      return await tabletWords(db, { ...reader, ...what });
    case 'house-silent':
      return {
        title: notifyText(language, 'house.title'),
        text: notifyText(language, 'house.text'),
        path: '/staff/tablets',
      };
    case 'line':
      return await lineWords(db, { ...reader, lineId: what.lineId });
  }
}

type HelpAsked = { facilityId: Id; language: Language; helpId: Id; minutes: number };

async function helpWords(db: Db, asked: HelpAsked): Promise<AlertWords | null> {
  const { facilityId, language, helpId, minutes } = asked;
  const help = await findBody(db, facilityId, 'help', helpId);
  if (!help || help.takenAt !== null || help.closedAt !== null) return null;
  const resident = await findBody(db, facilityId, 'resident', help.residentId);
  const tablet = await findBody(db, facilityId, 'tablet', help.tabletId);
  const place = resident?.room || tablet?.name || '–';
  return {
    title: notifyText(language, 'help.title'),
    text: notifyText(language, 'help.text', { place, minutes: String(minutes) }),
    path: '/staff/help',
  };
}

type TabletAsked = { facilityId: Id; language: Language; tabletId: Id; reason: TabletAlarm };

async function tabletWords(db: Db, asked: TabletAsked): Promise<AlertWords | null> {
  const { facilityId, language, tabletId, reason } = asked;
  const tablet = await findBody(db, facilityId, 'tablet', tabletId);
  if (!tablet) return null;
  return {
    title: notifyText(language, 'tablet.title'),
    text: notifyText(language, `tablet.${reason}`, { tablet: tablet.name }),
    path: '/staff/tablets',
  };
}

/** As it stands now: between 80 and 100 % calls go on. */
async function lineWords(db: Db, asked: Reader & { lineId: Id }): Promise<AlertWords | null> {
  const { facilityId, language, now, lineId } = asked;
  const timeZone = (await findBody(db, facilityId, 'facility', facilityId))?.timeZone;
  if (timeZone === undefined) return null;
  const budgets = await lineBudgets(db, { facilityId, timeZone, now });
  const budget = budgets.find((one) => one.lineId === lineId);
  if (!budget || !isReached(budget, 80)) return null;
  const { name: line, usedMb, budgetMb } = budget;
  const percent = String(Math.floor((100 * usedMb) / budgetMb));
  const [used, size] = [gigabytes(usedMb, language), gigabytes(budgetMb, language)];
  return {
    title: notifyText(language, 'line.title'),
    text: notifyText(language, isReached(budget, 100) ? 'line.over' : 'line.near', {
      line,
      percent,
      used,
      size,
    }),
    path: '/staff/tablets/lines',
  };
}

/** Two figures that count: `0.04`, `4.1`, `41`, with the language's own comma. */
function gigabytes(mb: number, language: Language): string {
  const gb = mb / 1_000;
  const maximumFractionDigits = gb >= 10 ? 0 : gb >= 0.1 ? 1 : 2;
  return new Intl.NumberFormat(language, { maximumFractionDigits }).format(gb);
}

/** What a push was about, as it stands when it is read: minutes go on, an alarm may have ended. */
export async function readAbout(db: Db, asked: About & Reader): Promise<AlertWords | null> {
  const { facilityId, language, about, id, now } = asked;
  if (about === 'help') {
    const help = await findBody(db, facilityId, 'help', id);
    const minutes = help ? Math.floor((now - help.askedAt) / 60_000) : 0;
    return help && (await helpWords(db, { facilityId, language, helpId: id, minutes }));
  }
  if (about === 'line') return await lineWords(db, { ...asked, lineId: id });
  if (about === 'house')
    return id === facilityId ? await alertWords(db, { ...asked, what: { alert: 'house-silent' } }) : null;
  const alarm = await db
    .selectFrom('alarm')
    .select('reason')
    .where('facility_id', '=', facilityId)
    .where('subject_id', '=', id)
    .orderBy('raised_at', 'desc')
    .executeTakeFirst();
  const reason = alarm && TABLET_ALARMS.find((one) => one === alarm.reason);
  return reason ? await tabletWords(db, { facilityId, language, tabletId: id, reason }) : null;
}

/** Why staff are told of a tablet while they do not look; what can wait is only in the console. */
export const TABLET_ALARMS: readonly TabletAlarm[] = ['silent', 'battery', 'self-test', 'sound'];
