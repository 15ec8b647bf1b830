import type { RouteName } from '../protocol/http.ts';
import type { ClientMessageType } from '../protocol/live.ts';
import type { MutationName } from '../protocol/mutations.ts';
import type { Principal } from './principal.ts';

/** Everything that a client can ask for over HTTP. */
export type Ask = RouteName | MutationName;

/** A kind of principal, or only the admins among the staff. */
type Asker = Principal['kind'] | 'admin';

const everybody: readonly Principal['kind'][] = ['nobody', 'tablet', 'relative', 'staff'];
const known: readonly Principal['kind'][] = ['tablet', 'relative', 'staff'];
/** Staff as the station that residents ring and are rung by; never in a relative's call: `live/`. */
const callers: readonly Principal['kind'][] = ['tablet', 'relative', 'staff'];
const staff: readonly Principal['kind'][] = ['staff'];
const admin: readonly Asker[] = ['admin'];
/** The two sides of a message. */
const writers: readonly Principal['kind'][] = ['tablet', 'relative'];
const tablet: readonly Principal['kind'][] = ['tablet'];
const relative: readonly Principal['kind'][] = ['relative'];
/** Who has something to send: for a message, or for a greeting of the house. */
const senders: readonly Principal['kind'][] = ['tablet', 'relative', 'staff'];
const agreeing: readonly Principal['kind'][] = ['relative', 'staff'];

/**
 * Which kind of principal may ask for what: the first of two questions. The second, *this very record?*, is asked where
 * the record is known (`domain/`, `live/`), always within the principal's own facility. Complete by construction: a new
 * route, mutation or message without a row here does not compile.
 */
const WHO: Record<Ask, readonly Asker[]> = {
  health: everybody,
  setup: everybody,
  signIn: everybody,
  signInByLink: everybody,
  session: staff,
  signOut: everybody,
  signInByPasskey: everybody,
  unlock: staff,
  passkeyChallenge: everybody,
  addPasskey: staff,
  renamePasskey: staff,
  removePasskey: staff,
  access: staff,
  setPassword: staff,
  setPin: staff,
  endSessions: staff,
  people: admin,
  inviteColleague: admin,
  withdrawColleague: admin,
  readColleagueInvitation: everybody,
  join: everybody,
  sendColleagueInvitation: admin,
  ownAlerts: staff,
  chooseAlerts: staff,
  subscribePush: staff,
  unsubscribePush: staff,
  readAlert: staff,
  alertShown: staff,
  audit: admin,
  exportAudit: admin,
  startPairing: everybody,
  claimPairing: everybody,
  confirmPairing: staff,
  replaceTablet: staff,
  pairByLink: everybody,
  // Only a shared one that waits, and what the house or the PIN allows: `domain/opening.ts`.
  peopleToServe: tablet,
  openSession: tablet,
  issueCard: staff,
  findCard: staff,
  revokeCard: staff,
  createInvitation: staff,
  sendInvitation: staff,
  acceptInvitation: everybody,
  ownRing: relative,
  subscribeRing: relative,
  refuseRing: relative,
  testRing: relative,
  readRing: relative,
  tellRing: relative,
  openRingLink: everybody,
  checkRing: staff,
  pull: known,
  mutate: known,
  tabletHistory: staff,
  tabletCalls: staff,
  tabletAddresses: staff,
  lineUse: staff,
  lookAtChannel: staff,
  exportPerson: admin,
  erasePerson: admin,
  putBlob: ['relative', 'staff'],
  getBlob: known,
  startUpload: senders,
  askUpload: senders,
  continueUpload: senders,
  dropUpload: senders,
  // Staff what the house says, and never what two people say to each other: `store/pull.ts`.
  getMedium: senders,

  // Of a facility carers change nothing but *care in progress*: `domain/facility.ts`.
  'facility.update': staff,
  'resident.create': staff,
  'resident.update': staff,
  'resident.remove': admin,
  'resident.adjust': tablet,
  'contact.create': staff,
  'contact.update': staff,
  'contact.remove': staff,
  'contact.place': tablet,
  'contact.record-voice': relative,
  'contact.pause': relative,
  'address.update': staff,
  'tablet.update': staff,
  'line.create': staff,
  'line.update': staff,
  'line.remove': staff,
  'channel.create': staff,
  'channel.update': staff,
  'channel.remove': staff,
  'session.begin': staff,
  // A tablet only its own: `domain/sessions.ts`.
  'session.end': ['tablet', 'staff'],
  'tablet.lock': staff,
  'tablet.unlock': staff,
  'tablet.lose': staff,
  'tablet.revoke': staff,
  'device.revoke': staff,
  'device.update': relative,
  'invitation.revoke': staff,
  'help.ask': tablet,
  'help.withdraw': tablet,
  'help.take': staff,
  'help.close': staff,
  'conflict.restore': staff,
  'conflict.dismiss': staff,
  'staff.update': admin,
  'staff.remove': admin,
  'consent.give': staff,
  'consent.withdraw': staff,
  'wish.leave': tablet,
  'wish.withdraw': tablet,
  'wish.done': relative,
  // Which contact's, and whose turn it is: `domain/visits.ts`.
  'visit.propose': agreeing,
  'visit.accept': agreeing,
  'visit.decline': agreeing,
  'visit.cancel': agreeing,
  'visit.reopen': agreeing,
  'message.send': writers,
  'message.arrived': tablet,
  'message.seen': writers,
  'message.keep': tablet,
  // Whose it must be: `domain/messages.ts`.
  'message.remove': known,
  'greeting.create': staff,
  'greeting.update': staff,
  'greeting.retire': staff,
  'greeting.remove': staff,
  'greeting.arrived': tablet,
  'greeting.seen': tablet,
};

/** The same for what is said on the socket: `health` is also the name of a route, for everybody. */
const WHO_SAYS: Record<ClientMessageType, readonly Principal['kind'][]> = {
  hello: everybody,
  ping: known,
  health: tablet,
  'tablet.ask': staff,
  'call.start': callers,
  'call.ringing': callers,
  'call.answer': callers,
  'call.answer-itself': tablet,
  'call.decline': callers,
  'call.connected': callers,
  'call.end': callers,
  'call.rejoin': callers,
  'call.signal': callers,
  'call.quality': callers,
  'call.telemetry': callers,
  'call.invite': relative,
  'call.guest-signal': relative,
};

/** May this kind of principal ask for this at all? */
export function mayAsk(principal: Principal, ask: Ask): boolean {
  const isAdmin = principal.kind === 'staff' && principal.role === 'admin';
  return WHO[ask].includes(principal.kind) || (isAdmin && WHO[ask].includes('admin'));
}

/** May this kind of principal say this at all? */
export function maySay(principal: Principal, message: ClientMessageType): boolean {
  return WHO_SAYS[message].includes(principal.kind);
}
