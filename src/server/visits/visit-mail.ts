import type { Id } from '../../protocol/primitives.ts';
import type { Contact } from '../../protocol/records.ts';
import { endOf, type Visit } from '../../protocol/visits.ts';
import type { Log } from '../log.ts';
import type { Notify } from '../notify/notify-ports.ts';
import type { Store } from '../store/store.ts';
import { findVisitFacts } from '../store/visits.ts';
import type { Commit } from '../store/writing.ts';
import { invitationIcs, type Turn } from './invitation-ics.ts';
import { visitWords } from './visit-words.ts';

export type VisitMailDeps = {
  store: Store;
  notify: Pick<Notify, 'can' | 'sendMail'>;
  log: Log;
  origin: string;
  /** What mails come from: `Moien <moien@tilleuls.example>`; null: mail is not set up. */
  from: string | null;
};

/**
 * Writes to the relative whenever a visit is proposed to them, agreed or off: from now on, after each commit. A server that
 * dies in between has not written; the visit itself is safe, and on their page.
 *
 * @returns waits for what is under way
 */
export function startVisitMail(deps: VisitMailDeps): () => Promise<void> {
  const { store, notify, log, from } = deps;
  const running = new Set<Promise<unknown>>();
  if (notify.can.mail && from !== null)
    store.onCommit(({ facilityId, visits }) => {
      for (const visit of new Map(visits.map((one) => [one.id, one])).values()) {
        const mine = writeAbout({ ...deps, from }, facilityId, visit)
          .catch((error: unknown) => log.error({ error }, 'a visit could not be written about'))
          .finally(() => running.delete(mine));
        running.add(mine);
      }
    });
  return async () => void (await Promise.all(running));
}

async function writeAbout(
  { store, notify, origin, from }: VisitMailDeps & { from: string },
  facilityId: Id,
  { id, last }: Commit['visits'][number],
): Promise<void> {
  const facts = last ?? (await findVisitFacts(store.db, facilityId, id));
  if (!facts?.address.mail) return;
  const { visit, contact, resident, facility, address, language } = facts;
  const turn = turnOf(visit);
  if (!turn || endOf(visit) <= store.clock()) return;
  const link = `${origin}/relative/`;
  const { subject, text, summary } = visitWords({
    ...{ turn, language, link },
    name: nameFor(contact, `${resident.givenName} ${resident.familyName}`.trim()),
    facility: facility.name,
    startsAt: visit.startsAt,
    timeZone: facility.timeZone,
  });
  const { method, content } = invitationIcs({
    ...{ id, span: visit, turn, revision: visit.revision, now: store.clock(), summary, url: link },
    organizer: { name: facility.name, email: from.replace(/^.*<|>$/g, '') },
    attendee: { name: contact.name, email: address.mail },
  });
  const contentType = `text/calendar; charset=utf-8; method=${method}`;
  await notify.sendMail({
    facilityId,
    to: address.mail,
    ...{ subject, text },
    attachments: [{ filename: 'moien.ics', contentType, content }],
    once: `visit ${id} ${visit.revision}`,
    // After its time it is of no use to anybody.
    expiresAt: endOf(visit),
  });
}

/** What there is to say; null: they know it, for they did it themselves, and nothing is in their calendar. */
function turnOf({ state, proposedBy, agreedAt, answered }: Visit): Turn | null {
  if (state === 'agreed') return 'agreed';
  if (state === 'proposed') return proposedBy === 'staff' ? 'ask' : null;
  const isTheirOwn = proposedBy === 'relative' && agreedAt === null && answered?.side === 'relative';
  return isTheirOwn ? null : 'off';
}

const nameFor = ({ callsResident }: Contact, fullName: string) => callsResident || fullName;
