import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Greeting } from '../protocol/greetings.ts';
import type { Medium, Message } from '../protocol/messages.ts';
import type { Id } from '../protocol/primitives.ts';
import { USUAL_HELP } from '../protocol/records.ts';
import { newCall } from './live/call-state.ts';
import { issue } from './store/credentials.ts';
import type { Writing } from './store/writing.ts';
import { ANNE, type As, type House, PNG, type Settled } from './test-house.ts';
import { webm } from './test-voice.ts';

/*
 * For the authorisation matrix: who may come, and a world to come into. Everything asked is about the records of *our*
 * facility: Anne, her tablet, and Marie, her daughter. `otherRelative` is Anne's son. `ourStaff` is an admin; `ourCarer` may
 * do the same but for what is named in `ADMINS_ONLY`.
 */

export const EVERYBODY = [
  'nobody',
  'theirTablet',
  'ourTablet',
  'otherRelative',
  'ourRelative',
  'theirStaff',
  'ourStaff',
  'ourCarer',
] as const;
export type Who = (typeof EVERYBODY)[number];

export const signedIn: readonly Who[] = EVERYBODY.filter((who) => who !== 'nobody');

/** A help request and a wish are open, the tablet rings Marie; the photo is Anne's. */
export type World = {
  us: Settled;
  them: Settled;
  helpId: Id;
  wishId: Id;
  callId: Id;
  conflictId: Id;
  carerId: Id;
  carer: As;
  consentId: Id;
  /** With Marie: one that staff proposed, one that is agreed, one that staff called off. */
  visits: Record<'proposed' | 'agreed' | 'cancelled', Id>;
  photo: string;
  /** From Marie to Anne, and back: a film that the server has. */
  messageId: Id;
  answerId: Id;
  film: Medium;
  /** The house's own to everybody: words. */
  greetingId: Id;
  /** An upload that Marie has begun. */
  uploadId: string;
};

/** Two facilities of their own for every single question: nothing that was asked before matters. */
export async function newWorld(house: House): Promise<World> {
  const [us, them] = [await house.settle(), await house.settle()];
  const { residentId, contactId, tabletId } = us;
  const [helpId, wishId, conflictId] = [randomUUID(), randomUUID(), randomUUID()];
  const visits = { proposed: randomUUID(), agreed: randomUUID(), cancelled: randomUUID() };
  const [consentId, carerId, callId] = [randomUUID(), randomUUID(), randomUUID()];
  const photo = await house.server.photos.keep(us.facilityId, PNG);
  const [messageId, answerId, greetingId] = [randomUUID(), randomUUID(), randomUUID()];
  const film = await keepFilm(house, us.facilityId);
  const { store } = house.server;
  const session = await store.write(us.facilityId, async (writing) => {
    await writing.put('resident', residentId, { ...ANNE, photo });
    const open = { ...USUAL_HELP, askedAt: writing.now, takenAt: null, takenBy: null, closedAt: null };
    await writing.put('help', helpId, { residentId, tabletId, ...open });
    await writing.put('wish', wishId, { residentId, contactId, createdAt: writing.now, doneAt: null });
    const rung = newCall({ residentId, contactId, caller: 'tablet' }, writing.now);
    await writing.put('call', callId, rung);
    await writing.put('staff', carerId, { name: 'Jos', role: 'carer' });
    const asked = { how: 'Yes.', askedBy: us.staffId, askedAt: writing.now, until: writing.now + 1e9 };
    await writing.put('consent', consentId, { residentId, contactId, ...asked, withdrawnAt: null });
    await putVisits(writing, us, visits);
    const said = (value: string) => ({ value, by: us.staffId, at: writing.now });
    await writing.put('conflict', conflictId, {
      of: 'resident',
      recordId: residentId,
      residentId,
      contactId: null,
      field: 'room',
      kept: said('12'),
      lost: said('14'),
      settledAt: null,
      settledBy: null,
    });
    await writing.put('message', messageId, filmOf(us, film));
    await writing.put('message', answerId, { ...filmOf(us, film), from: 'resident' });
    await writing.put('greeting', greetingId, WORDS_OF_THE_HOUSE);
    const { db, facilityId, now } = writing;
    return await issue(db, store.randomBytes, { kind: 'session', facilityId, subjectId: carerId, now });
  });
  const uploadId = await beginUpload(house, us.relative);
  const open = { consentId, helpId, wishId, callId, conflictId, visits, messageId, answerId, greetingId };
  return { us, them, carerId, carer: { cookie: session }, ...open, photo, film, uploadId };
}

async function putVisits(writing: Writing, us: Settled, ids: World['visits']): Promise<void> {
  const { residentId, contactId, staffId } = us;
  const at = writing.now;
  const proposed = { proposedBy: 'staff', proposerId: staffId, proposedAt: at, lengthMinutes: 30 } as const;
  const visit = { residentId, contactId, ...proposed, agreedAt: null, answered: null, revision: 0 };
  const hour = (n: number) => at + n * 60 * 60 * 1000;
  await writing.put('visit', ids.proposed, { ...visit, startsAt: hour(1), state: 'proposed' });
  await writing.put('visit', ids.agreed, { ...visit, startsAt: hour(2), state: 'agreed', agreedAt: at });
  const answered = { side: 'staff', by: staffId, at } as const;
  await writing.put('visit', ids.cancelled, { ...visit, startsAt: hour(3), state: 'cancelled', answered });
}

/** A film that was uploaded. */
export async function keepFilm(house: House, facilityId: Id, bytes = webm(['V_VP8', 'A_OPUS'])) {
  const path = join(house.dataDir, `${randomUUID()}.part`);
  await writeFile(path, bytes);
  const facts = await house.server.media.keep(facilityId, path);
  return { ...facts, width: 640, height: 480, durationMs: 5000 };
}

/** A message that Marie sent to Anne just now. */
const filmOf = ({ residentId, contactId }: Settled, film: Medium): Message => ({
  residentId,
  contactId,
  from: 'relative',
  kind: 'video',
  media: [film],
  text: '',
  createdAt: 1,
  arrivedAt: null,
  unplayable: false,
  seenAt: null,
  favourite: false,
});

const WORDS_OF_THE_HOUSE: Greeting = {
  from: 'La directrice',
  kind: 'text',
  media: [],
  text: 'Joyeux Noël !',
  startsAt: 1,
  repeat: 'once',
  until: null,
  createdAt: 1,
  retiredAt: null,
};

async function beginUpload(house: House, as: As): Promise<string> {
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': '9' };
  const answer = await house.ask('/api/uploads', { method: 'POST', headers }, as);
  return (answer.headers.get('location') ?? '').replace('/api/uploads/', '');
}

/** Everything else that an admin may, a carer may. */
const ADMINS_ONLY: readonly string[] = [
  'people',
  'inviteColleague',
  'sendColleagueInvitation',
  'withdrawColleague',
  'audit',
  'exportAudit',
  'exportPerson',
  'erasePerson',
  'facility.update',
  'resident.remove',
  'staff.update',
  'staff.remove',
];

/** Is that one's request taken? A row names admins; a carer is the same, or it is in the list. */
export function mayPass(who: Who, ask: string, passes: readonly Who[]): boolean {
  if (who !== 'ourCarer') return passes.includes(who);
  return passes.includes('ourStaff') && !ADMINS_ONLY.includes(ask);
}

export function credentialOf({ us, them, carer }: World, who: Who): As {
  const of: Record<Who, As> = {
    nobody: {},
    theirTablet: them.tablet,
    ourTablet: us.tablet,
    otherRelative: us.otherRelative,
    ourRelative: us.relative,
    theirStaff: them.staff,
    ourStaff: us.staff,
    ourCarer: carer,
  };
  return of[who];
}

/** Moves with every change in our facility. */
export async function seqOf(house: House, { us }: World): Promise<number> {
  const { db } = house.server.store;
  const row = await db
    .selectFrom('facility')
    .select('seq')
    .where('id', '=', us.facilityId)
    .executeTakeFirstOrThrow();
  return row.seq;
}
