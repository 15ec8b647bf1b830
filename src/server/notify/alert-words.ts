import { notifyText } from '../../i18n/notify.ts';
import type { StaffPush } from '../../protocol/alerts.ts';
import type { EpochMs, Id, Language } from '../../protocol/primitives.ts';
import { findBody } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
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
  }
}

type Asked = { facilityId: Id; language: Language; what: StaffAlert };

/** Null: what it was about is settled or gone. */
export async function alertWords(db: Db, { facilityId, language, what }: Asked): Promise<AlertWords | null> {
  switch (what.alert) {
    case 'help':
      return await helpWords(db, { facilityId, language, ...what });
    case 'tablet':
      return await tabletWords(db, { facilityId, language, ...what });
    case 'house-silent':
      return {
        title: notifyText(language, 'house.title'),
        text: notifyText(language, 'house.text'),
        path: '/staff/tablets',
      };
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

/** What a push was about, as it stands when it is read: minutes go on, an alarm may have ended. */
export async function readAbout(
  db: Db,
  asked: About & { facilityId: Id; language: Language; now: EpochMs },
): Promise<AlertWords | null> {
  const { facilityId, language, about, id, now } = asked;
  if (about === 'help') {
    const help = await findBody(db, facilityId, 'help', id);
    const minutes = help ? Math.floor((now - help.askedAt) / 60_000) : 0;
    return help && (await helpWords(db, { facilityId, language, helpId: id, minutes }));
  }
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
