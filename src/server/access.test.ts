import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { USUAL_ALERTS } from '../protocol/alerts.ts';
import { ROUTES, type RouteName } from '../protocol/http.ts';
import { MUTATIONS, type MutationArgs, type MutationName } from '../protocol/mutations.ts';
import type { Id } from '../protocol/primitives.ts';
import { createRingLink } from './reach/ring-link.ts';
import { createEndlessLink, createSetupLink } from './store/links.ts';
import { keepPasskey } from './store/passkeys.ts';
import { ANNE, type As, FACILITY, type House, marieOf, openHouse, PNG } from './test-house.ts';
import {
  credentialOf,
  EVERYBODY,
  mayPass,
  newWorld,
  seqOf,
  signedIn,
  type Who,
  type World,
} from './test-world.ts';

/*
 * The authorisation matrix: every route and mutation, asked by everybody, of a real server. A new one without a row does
 * not compile. Messages on the socket: `access-live.test.ts`.
 */

const anybody: readonly Who[] = EVERYBODY;
const staffAnywhere: readonly Who[] = ['theirStaff', 'ourStaff'];
const relatives: readonly Who[] = ['otherRelative', 'ourRelative'];

/** `passes`: whose request is taken. Everybody else's must be refused and change nothing. */
type RouteRow = {
  passes: readonly Who[];
  /** What must be so, for anybody to be let in. */
  given?(world: World): Promise<void>;
  ask(world: World, as: As): Promise<number>;
};
type MutationRow<N extends MutationName> = {
  passes: readonly Who[];
  args(world: World): MutationArgs<N> | Promise<MutationArgs<N>>;
};

let house: House;
beforeAll(async () => {
  // Nobody listens there: a mail waits in the queue, and that is all that is asked here.
  house = await openHouse({ mail: { url: 'smtp://127.0.0.1:9', from: 'moien@test.example' } });
});
afterAll(() => house.close());

const status = async (answer: Promise<{ status: number }>) => (await answer).status;
const secretLink = async (kind: 'sign-in' | 'pairing-link', facilityId: Id, subjectId: Id) => {
  return await createEndlessLink(house.server.store, kind, { facilityId, subjectId });
};

const ANY = { actorId: null, residentId: null, text: null, from: null, until: null };
const NO_PASSKEY = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'e30', attestationObject: 'AAAA' },
};
const PROOF = {
  ...NO_PASSKEY,
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
};

async function colleagueLink(as: As): Promise<string> {
  const { body } = await house.call('inviteColleague', { id: randomUUID(), role: 'carer' }, as);
  return (body as { secret: string }).secret;
}

/** A passkey of our staff: of the carer, if it is the carer who asks. */
async function keepPasskeyOf({ us, carer, carerId }: World, as: As): Promise<string> {
  const id = randomUUID().replaceAll('-', '');
  const staffId = as === carer ? carerId : us.staffId;
  const whose = { facility_id: us.facilityId, staff_id: staffId, created_at: 1, used_at: null };
  const { db } = house.server.store;
  await keepPasskey(db, { ...whose, id, key: 'AA', counter: 0, transports: '', label: 'X' });
  return id;
}

/** Our tablet becomes a shared one that waits. */
async function serveNobody(us: World['us']): Promise<void> {
  await house.server.store.write(us.facilityId, async (writing) => {
    const tablet = await writing.get('tablet', us.tabletId);
    if (tablet) await writing.put('tablet', us.tabletId, { ...tablet, ...WAITING });
  });
}
/** And shows everybody's face. */
async function showFaces(us: World['us']): Promise<void> {
  await serveNobody(us);
  await house.mutate('facility.update', { id: us.facilityId, set: { chooseByFace: true } }, us.staff);
}
const BOX = { name: 'Second floor', address: null, monthlyBudgetMb: 50_000, uplinkKbps: null };
/** A line that the facility shares. */
async function lineOf(us: World['us']): Promise<string> {
  const id = randomUUID();
  await house.mutate('line.create', { id, ...BOX }, us.staff);
  return id;
}
const RTL = { name: 'RTL', icon: 'television', link: 'http://localhost:1/', position: 1 } as const;
/** What staff pinned for everybody; already looked at, so that nothing happens by itself. Of the name of whoever pinned it. */
async function channelOf(us: World['us']): Promise<string> {
  const id = us.staffId;
  const found = { at: 1, what: 'page', opens: RTL.link } as const;
  await house.server.store.write(us.facilityId, (writing) => writing.put('channel', id, { ...RTL, found }));
  return id;
}
const TUS = { 'tus-resumable': '1.0.0' };
const WAITING = { kind: 'shared', residentId: null, session: null } as const;

const ROUTE_ROWS: Record<RouteName, RouteRow> = {
  health: { passes: anybody, ask: (_, as) => status(house.call('health', null, as)) },
  setup: {
    passes: anybody,
    async ask(_, as) {
      const token = await createSetupLink(house.server.store);
      const admin = { name: 'A', email: `${randomUUID()}@b.example`, password: 'long enough for us' };
      return status(house.call('setup', { token, facility: FACILITY, admin }, as));
    },
  },
  // Anybody may try; what counts is the password.
  signIn: {
    passes: [],
    ask: (_, as) => status(house.call('signIn', { email: `${randomUUID()}@b.example`, password: 'x' }, as)),
  },
  signInByLink: {
    passes: anybody,
    ask: async ({ us }, as) =>
      status(
        house.call('signInByLink', { token: await secretLink('sign-in', us.facilityId, us.staffId) }, as),
      ),
  },
  session: { passes: staffAnywhere, ask: (_, as) => status(house.call('session', null, as)) },
  signOut: { passes: anybody, ask: (_, as) => status(house.call('signOut', null, as)) },
  ownAlerts: { passes: staffAnywhere, ask: (_, as) => status(house.call('ownAlerts', null, as)) },
  chooseAlerts: {
    passes: staffAnywhere,
    ask: (_, as) => status(house.call('chooseAlerts', { choices: USUAL_ALERTS }, as)),
  },
  subscribePush: {
    passes: staffAnywhere,
    ask(_, as) {
      const endpoint = `https://push.example/${randomUUID()}`;
      return status(house.call('subscribePush', { endpoint, keys: { p256dh: 'BA', auth: 'AA' } }, as));
    },
  },
  alertShown: { passes: staffAnywhere, ask: (_, as) => status(house.call('alertShown', {}, as)) },
  unsubscribePush: {
    passes: staffAnywhere,
    ask: (_, as) => status(house.call('unsubscribePush', null, as)),
  },
  readAlert: {
    passes: ['ourStaff'],
    ask: ({ us }, as) => status(house.call('readAlert', { about: 'house', id: us.facilityId }, as)),
  },
  sendInvitation: {
    passes: ['ourStaff'],
    ask({ us }, as) {
      const send = { via: 'mail', to: 'marie@tilleuls.example', language: 'fr' };
      return status(house.call('sendInvitation', { id: randomUUID(), contactId: us.contactId, send }, as));
    },
  },
  sendColleagueInvitation: {
    passes: staffAnywhere,
    ask(_, as) {
      const to = { to: 'jos@tilleuls.example', language: 'fr' };
      return status(house.call('sendColleagueInvitation', { id: randomUUID(), role: 'carer', ...to }, as));
    },
  },
  startPairing: { passes: anybody, ask: (_, as) => status(house.call('startPairing', {}, as)) },
  claimPairing: {
    passes: anybody,
    async ask(_, as) {
      const { body } = await house.call('startPairing', {});
      return status(house.call('claimPairing', { claim: (body as { claim: string }).claim }, as));
    },
  },
  confirmPairing: {
    passes: ['ourStaff'],
    async ask({ us }, as) {
      const { body } = await house.call('startPairing', {});
      const { code } = body as { code: string };
      const tablet = { code, tabletId: randomUUID(), name: 'T', residentId: us.residentId };
      return status(house.call('confirmPairing', tablet, as));
    },
  },
  replaceTablet: {
    passes: ['ourStaff'],
    async ask({ us }, as) {
      const { body } = await house.call('startPairing', {});
      const { code } = body as { code: string };
      return status(house.call('replaceTablet', { code, tabletId: us.tabletId }, as));
    },
  },
  pairByLink: {
    passes: anybody,
    ask: async ({ us }, as) =>
      status(
        house.call('pairByLink', { token: await secretLink('pairing-link', us.facilityId, us.tabletId) }, as),
      ),
  },
  peopleToServe: {
    passes: ['ourTablet'],
    given: ({ us }) => showFaces(us),
    ask: (_, as) => status(house.call('peopleToServe', { pin: null }, as)),
  },
  openSession: {
    passes: ['ourTablet'],
    given: ({ us }) => showFaces(us),
    ask({ us }, as) {
      const by = { with: 'face', residentId: us.residentId };
      return status(house.call('openSession', { id: randomUUID(), by }, as));
    },
  },
  issueCard: {
    passes: ['ourStaff'],
    ask: ({ us }, as) => status(house.call('issueCard', { residentId: us.residentId }, as)),
  },
  findCard: {
    passes: ['ourStaff'],
    ask: ({ us }, as) => status(house.call('findCard', { residentId: us.residentId }, as)),
  },
  revokeCard: {
    passes: ['ourStaff'],
    ask: ({ us }, as) => status(house.call('revokeCard', { residentId: us.residentId }, as)),
  },
  createInvitation: {
    passes: ['ourStaff'],
    ask: ({ us }, as) =>
      status(house.call('createInvitation', { id: randomUUID(), contactId: us.contactId }, as)),
  },
  acceptInvitation: {
    passes: anybody,
    async ask({ us }, as) {
      const invited = { id: randomUUID(), contactId: us.contactId };
      const { body } = await house.call('createInvitation', invited, us.staff);
      const { secret } = body as { secret: string };
      return status(house.call('acceptInvitation', { secret, label: 'X', language: 'fr' }, as));
    },
  },
  ownRing: { passes: relatives, ask: (_, as) => status(house.call('ownRing', null, as)) },
  subscribeRing: {
    passes: relatives,
    ask(_, as) {
      const endpoint = `https://push.example/${randomUUID()}`;
      return status(house.call('subscribeRing', { endpoint, keys: { p256dh: 'BA', auth: 'AA' } }, as));
    },
  },
  refuseRing: {
    passes: relatives,
    ask: (_, as) => status(house.call('refuseRing', { why: 'denied' }, as)),
  },
  testRing: {
    passes: relatives,
    async ask(_, as) {
      // Nobody listens there; what is asked is whether one may.
      const endpoint = 'http://127.0.0.1:9/';
      await house.call('subscribeRing', { endpoint, keys: { p256dh: 'BA', auth: 'AA' } }, as);
      return status(house.call('testRing', { id: randomUUID() }, as));
    },
  },
  readRing: {
    passes: ['ourRelative'],
    ask: ({ callId }, as) => status(house.call('readRing', { about: 'call', id: callId }, as)),
  },
  tellRing: {
    passes: ['ourRelative'],
    ask: ({ callId }, as) => status(house.call('tellRing', { about: 'call', id: callId, what: 'shown' }, as)),
  },
  openRingLink: {
    passes: anybody,
    async ask({ us }, as) {
      const about = { facilityId: us.facilityId, contactId: us.contactId, callId: randomUUID() };
      const secret = await createRingLink(house.server.store, { ...about, by: 'sms' });
      return status(house.call('openRingLink', { secret, enrol: null }, as));
    },
  },
  checkRing: {
    passes: ['ourStaff'],
    ask: ({ us }, as) => status(house.call('checkRing', { contactId: us.contactId }, as)),
  },
  pull: { passes: signedIn, ask: (_, as) => status(house.call('pull', { since: 0, scope: null }, as)) },
  mutate: {
    passes: signedIn,
    ask(_, as) {
      // May anybody send mutations? Whether this one is taken is the matter of the rows below.
      const mutation = { id: randomUUID(), at: 0, name: 'help.take', args: { id: randomUUID() } };
      return status(house.call('mutate', { mutations: [mutation] }, as));
    },
  },
  signInByPasskey: {
    passes: [],
    ask: (_, as) => status(house.call('signInByPasskey', { proof: PROOF }, as)),
  },
  // Anybody of the staff may try; what counts is the PIN.
  unlock: {
    passes: [],
    ask: (_, as) => status(house.call('unlock', { by: { with: 'pin', pin: '0000' } }, as)),
  },
  passkeyChallenge: { passes: anybody, ask: (_, as) => status(house.call('passkeyChallenge', {}, as)) },
  // What is added is no passkey: whoever is let in is told so.
  addPasskey: {
    passes: staffAnywhere,
    ask: async (_, as) => {
      const code = await status(house.call('addPasskey', { label: 'X', passkey: NO_PASSKEY }, as));
      return code === 400 ? 200 : code;
    },
  },
  renamePasskey: {
    passes: ['ourStaff'],
    ask: async (world, as) => {
      const id = await keepPasskeyOf(world, as);
      return status(house.call('renamePasskey', { id, label: 'Y' }, as));
    },
  },
  removePasskey: {
    passes: ['ourStaff'],
    ask: async (world, as) => {
      await keepPasskeyOf(world, as);
      return status(house.call('removePasskey', { id: await keepPasskeyOf(world, as) }, as));
    },
  },
  access: { passes: staffAnywhere, ask: (_, as) => status(house.call('access', null, as)) },
  setPassword: {
    passes: staffAnywhere,
    ask: (_, as) => {
      const asked = { current: null, email: `${randomUUID()}@b.example`, password: 'long enough for us' };
      return status(house.call('setPassword', asked, as));
    },
  },
  setPin: { passes: staffAnywhere, ask: (_, as) => status(house.call('setPin', { check: null }, as)) },
  endSessions: { passes: staffAnywhere, ask: (_, as) => status(house.call('endSessions', { id: null }, as)) },
  people: { passes: staffAnywhere, ask: (_, as) => status(house.call('people', null, as)) },
  inviteColleague: {
    passes: staffAnywhere,
    ask: (_, as) => status(house.call('inviteColleague', { id: randomUUID(), role: 'carer' }, as)),
  },
  withdrawColleague: {
    passes: ['ourStaff'],
    async ask({ us }, as) {
      const id = randomUUID();
      await house.call('inviteColleague', { id, role: 'carer' }, us.staff);
      return status(house.call('withdrawColleague', { id }, as));
    },
  },
  readColleagueInvitation: {
    passes: anybody,
    ask: async ({ us }, as) =>
      status(house.call('readColleagueInvitation', { token: await colleagueLink(us.staff) }, as)),
  },
  join: {
    passes: anybody,
    async ask({ us }, as) {
      const by = { with: 'password', password: 'long enough for us' };
      const joining = {
        token: await colleagueLink(us.staff),
        name: 'Jos',
        email: `${randomUUID()}@b.example`,
        by,
      };
      return status(house.call('join', joining, as));
    },
  },
  audit: { passes: staffAnywhere, ask: (_, as) => status(house.call('audit', { ...ANY, before: null }, as)) },
  exportAudit: { passes: staffAnywhere, ask: (_, as) => status(house.call('exportAudit', ANY, as)) },
  putBlob: {
    passes: staffAnywhere,
    ask: (_, as) => status(house.ask('/api/blobs', { method: 'POST', body: PNG }, as)),
  },
  exportPerson: {
    passes: ['ourStaff'],
    ask: ({ us }, as) => status(house.ask(`/api/residents/${us.residentId}/export`, {}, as)),
  },
  erasePerson: {
    passes: ['ourStaff'],
    ask: ({ us }, as) =>
      status(house.call('erasePerson', { residentId: us.residentId, name: 'Anne Weber' }, as)),
  },
  tabletHistory: {
    passes: ['ourStaff'],
    ask: ({ us }, as) => status(house.call('tabletHistory', { tabletId: us.tabletId }, as)),
  },
  tabletCalls: {
    passes: ['ourStaff'],
    ask: ({ us }, as) => status(house.call('tabletCalls', { tabletId: us.tabletId }, as)),
  },
  tabletAddresses: {
    passes: staffAnywhere,
    ask: (_, as) => status(house.call('tabletAddresses', null, as)),
  },
  lineUse: {
    passes: staffAnywhere,
    ask: (_, as) => status(house.call('lineUse', null, as)),
  },
  lookAtChannel: {
    passes: ['ourStaff'],
    given: async ({ us }) => void (await channelOf(us)),
    ask: async ({ us }, as) => status(house.call('lookAtChannel', { id: us.staffId }, as)),
  },
  getBlob: {
    // Anne's photo: also her relatives see it.
    passes: ['ourTablet', 'otherRelative', 'ourRelative', 'ourStaff'],
    ask: ({ photo }, as) => status(house.ask(`/api/blobs/${photo}`, {}, as)),
  },
  startUpload: {
    passes: signedIn,
    ask: (_, as) =>
      status(house.ask('/api/uploads', { method: 'POST', headers: { ...TUS, 'upload-length': '9' } }, as)),
  },
  // Marie has begun it.
  askUpload: {
    passes: ['ourRelative'],
    ask: ({ uploadId }, as) =>
      status(house.ask(`/api/uploads/${uploadId}`, { method: 'HEAD', headers: TUS }, as)),
  },
  continueUpload: {
    passes: ['ourRelative'],
    ask({ uploadId }, as) {
      const headers = { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
      return status(house.ask(`/api/uploads/${uploadId}`, { method: 'PATCH', headers, body: 'abc' }, as));
    },
  },
  dropUpload: {
    passes: ['ourRelative'],
    ask: ({ uploadId }, as) =>
      status(house.ask(`/api/uploads/${uploadId}`, { method: 'DELETE', headers: TUS }, as)),
  },
  getMedium: {
    // Staff see that there is a message, and nothing of what is in it; a brother sees nothing.
    passes: ['ourTablet', 'ourRelative'],
    ask: ({ film }, as) => status(house.ask(`/api/media/${film.hash}`, {}, as)),
  },
};

const resident = { ...ANNE, givenName: 'New' };
const MUTATION_ROWS: { [N in MutationName]: MutationRow<N> } = {
  'facility.update': {
    passes: ['ourStaff'],
    args: ({ us }) => ({ id: us.facilityId, set: { name: 'New' } }),
  },
  // Staff of another facility may create there: what is created there is none of ours.
  'resident.create': { passes: staffAnywhere, args: () => ({ id: randomUUID(), ...resident }) },
  'resident.update': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.residentId, set: { room: '1' } }) },
  'resident.remove': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.residentId }) },
  'resident.adjust': {
    passes: ['ourTablet'],
    args: ({ us }) => ({ id: us.residentId, set: { textFactor: 1.5 } }),
  },
  'contact.create': {
    passes: ['ourStaff'],
    args: ({ us }) => ({ id: randomUUID(), ...marieOf(us.residentId) }),
  },
  'contact.update': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.contactId, set: { name: 'M' } }) },
  'contact.remove': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.contactId }) },
  'contact.place': { passes: ['ourTablet'], args: ({ us }) => ({ id: us.contactId, position: 3 }) },
  'contact.record-voice': {
    passes: ['ourRelative'],
    args: ({ us }) => ({ id: us.contactId, voice: null }),
  },
  'contact.pause': {
    passes: ['ourRelative'],
    args: ({ us }) => ({
      id: us.contactId,
      set: { pauses: [{ days: [1], hours: { from: 540, until: 1020 }, why: 'work' }] },
    }),
  },
  'address.update': {
    passes: ['ourStaff'],
    args: ({ us }) => ({ id: us.contactId, set: { mail: 'marie@tilleuls.example' } }),
  },
  'tablet.update': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.tabletId, set: { name: 'T' } }) },
  'line.create': { passes: staffAnywhere, args: () => ({ id: randomUUID(), ...BOX }) },
  'line.update': {
    passes: ['ourStaff'],
    args: async ({ us }) => ({ id: await lineOf(us), set: { monthlyBudgetMb: 9 } }),
  },
  'line.remove': { passes: ['ourStaff'], args: async ({ us }) => ({ id: await lineOf(us) }) },
  'channel.create': { passes: staffAnywhere, args: () => ({ id: randomUUID(), ...RTL }) },
  'channel.update': {
    passes: ['ourStaff'],
    args: async ({ us }) => ({ id: await channelOf(us), set: { name: 'Music' } }),
  },
  'channel.remove': { passes: ['ourStaff'], args: async ({ us }) => ({ id: await channelOf(us) }) },
  'session.begin': {
    passes: ['ourStaff'],
    async args({ us }) {
      await serveNobody(us);
      return { id: randomUUID(), tabletId: us.tabletId, residentId: us.residentId };
    },
  },
  'session.end': {
    passes: ['ourStaff', 'ourTablet'],
    args: ({ us }) => ({ id: randomUUID(), tabletId: us.tabletId }),
  },
  'tablet.lock': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.tabletId }) },
  'tablet.unlock': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.tabletId }) },
  'tablet.lose': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.tabletId }) },
  'tablet.revoke': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.tabletId }) },
  'device.revoke': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.deviceId }) },
  'device.update': {
    passes: ['ourRelative'],
    args: ({ us }) => ({ id: us.deviceId, set: { language: 'pt' } }),
  },
  'invitation.revoke': { passes: ['ourStaff'], args: ({ us }) => ({ id: us.invitationId }) },
  'help.ask': { passes: ['ourTablet'], args: ({ us }) => ({ id: randomUUID(), residentId: us.residentId }) },
  'help.withdraw': { passes: ['ourTablet'], args: ({ helpId }) => ({ id: helpId }) },
  'help.take': { passes: ['ourStaff'], args: ({ helpId }) => ({ id: helpId }) },
  'help.close': { passes: ['ourStaff'], args: ({ helpId }) => ({ id: helpId }) },
  'conflict.restore': { passes: ['ourStaff'], args: ({ conflictId }) => ({ id: conflictId }) },
  'conflict.dismiss': { passes: ['ourStaff'], args: ({ conflictId }) => ({ id: conflictId }) },
  'staff.update': { passes: ['ourStaff'], args: ({ carerId }) => ({ id: carerId, set: { name: 'Joseph' } }) },
  'staff.remove': { passes: ['ourStaff'], args: ({ carerId }) => ({ id: carerId }) },
  'consent.give': {
    passes: ['ourStaff'],
    args: ({ us }) => {
      const { residentId, contactId } = us;
      return { id: randomUUID(), residentId, contactId, how: 'She nodded.', until: house.time.now + 1e9 };
    },
  },
  'consent.withdraw': { passes: ['ourStaff'], args: ({ consentId }) => ({ id: consentId }) },
  'wish.leave': {
    passes: ['ourTablet'],
    args: ({ us }) => ({ id: randomUUID(), contactId: us.otherContactId }),
  },
  'wish.withdraw': { passes: ['ourTablet'], args: ({ wishId }) => ({ id: wishId }) },
  'wish.done': { passes: ['ourRelative'], args: ({ wishId }) => ({ id: wishId }) },
  'visit.propose': {
    passes: ['ourStaff', 'ourRelative'],
    args({ us }) {
      const startsAt = house.time.now + 4 * 60 * 60 * 1000;
      return { id: randomUUID(), contactId: us.contactId, startsAt, lengthMinutes: 30 };
    },
  },
  // What staff proposed is not theirs to answer, nor is what they called off the relative's to bring back.
  'visit.accept': { passes: ['ourRelative'], args: ({ visits }) => ({ id: visits.proposed }) },
  'visit.decline': { passes: ['ourRelative'], args: ({ visits }) => ({ id: visits.proposed }) },
  'visit.cancel': { passes: ['ourStaff', 'ourRelative'], args: ({ visits }) => ({ id: visits.agreed }) },
  'visit.reopen': { passes: ['ourStaff'], args: ({ visits }) => ({ id: visits.cancelled }) },
  'message.send': {
    passes: ['ourRelative', 'ourTablet'],
    args: ({ us, film }) => ({
      id: randomUUID(),
      contactId: us.contactId,
      kind: 'video',
      media: [film],
      text: '',
    }),
  },
  'message.arrived': { passes: ['ourTablet'], args: ({ messageId }) => ({ id: messageId, plays: true }) },
  'message.seen': { passes: ['ourTablet'], args: ({ messageId }) => ({ id: messageId }) },
  'message.keep': { passes: ['ourTablet'], args: ({ messageId }) => ({ id: messageId, favourite: true }) },
  'message.remove': {
    passes: ['ourTablet', 'ourRelative', 'ourStaff'],
    args: ({ messageId }) => ({ id: messageId }),
  },
  // Staff of another facility have no film of ours to send.
  'greeting.create': {
    passes: ['ourStaff'],
    args: ({ film }) => ({
      id: randomUUID(),
      from: 'La directrice',
      kind: 'video',
      media: [film],
      text: '',
      startsAt: 1,
      repeat: 'once',
      until: null,
    }),
  },
  'greeting.update': {
    passes: ['ourStaff'],
    args: ({ greetingId }) => ({ id: greetingId, set: { from: 'Le chœur' } }),
  },
  'greeting.retire': { passes: ['ourStaff'], args: ({ greetingId }) => ({ id: greetingId }) },
  'greeting.remove': { passes: ['ourStaff'], args: ({ greetingId }) => ({ id: greetingId }) },
  'greeting.arrived': { passes: ['ourTablet'], args: ({ greetingId }) => ({ id: greetingId, plays: true }) },
  'greeting.seen': { passes: ['ourTablet'], args: ({ greetingId }) => ({ id: greetingId }) },
};

describe.each(Object.entries(ROUTE_ROWS))('route %s', (name, { passes, given, ask }) => {
  test.each(EVERYBODY)('asked by %s', async (who) => {
    const world = await newWorld(house);
    await given?.(world);
    const before = await seqOf(house, world);
    const code = await ask(world, credentialOf(world, who));
    if (mayPass(who, name, passes)) return expect([200, 201, 204]).toContain(code);
    expect([401, 403, 404]).toContain(code);
    expect(await seqOf(house, world)).toBe(before);
  });
});

describe.each(Object.entries(MUTATION_ROWS))('mutation %s', (name, row) => {
  test.each(EVERYBODY)('sent by %s', async (who) => {
    const world = await newWorld(house);
    const args = await row.args(world);
    const before = await seqOf(house, world);
    const { refused } = await house.mutate(name as MutationName, args, credentialOf(world, who));
    if (mayPass(who, name, row.passes)) return expect(refused).toBeNull();
    expect(['not-signed-in', 'not-allowed', 'not-found']).toContain(refused?.code);
    expect(await seqOf(house, world)).toBe(before);
  });
});

test('the matrix leaves nothing out', () => {
  expect(Object.keys(ROUTE_ROWS).sort()).toEqual(Object.keys(ROUTES).sort());
  expect(Object.keys(MUTATION_ROWS).sort()).toEqual(Object.keys(MUTATIONS).sort());
});
