import * as v from 'valibot';
import { ABOUTS, AlertChoices, OwnAlerts, PushSubscriptionKeys, SendTo } from './alerts.ts';
import { CallQuality } from './call-quality.ts';
import { Channel } from './channels.ts';
import { Health } from './health.ts';
import { LineUses } from './line-use.ts';
import { MEDIA_ROUTES, type MediaRoute } from './media-routes.ts';
import { NewPasskey, PasskeyChallenge, PasskeyProof, PasskeyView } from './passkeys.ts';
import {
  AuditEntry,
  AuditFilter,
  AuditQuestion,
  Colleague,
  ColleagueInvitation,
  OwnAccess,
} from './people.ts';
import { EpochMs, Id, Language, PinCheck, Secret, words } from './primitives.ts';
import { Facility, Staff } from './records.ts';
import { RELATIVE_ROUTES } from './relative-routes.ts';
import { RING_ROUTES } from './ring-routes.ts';
import { TABLET_ROUTES } from './tablet-routes.ts';

/** 10 characters at least (NIST SP 800-63B asks for 8; a ward's shared PC deserves more), 256 at most. */
export const Password = v.pipe(v.string(), v.minLength(10), v.maxLength(256));
const Email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(200));

/** What a tablet shows and a nurse types: 8 letters that cannot be mistaken or spell a word (RFC 8628 §6.1). */
export const PairingCode = v.pipe(
  v.string(),
  v.transform((text) => text.toUpperCase().replace(/[^A-Z]/g, '')),
  v.regex(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/),
);

/** Whose session this is. */
export const Session = v.object({
  staffId: Id,
  facilityId: Id,
  name: Staff.entries.name,
  role: Staff.entries.role,
});
export type Session = v.InferOutput<typeof Session>;

const nothing = v.strictObject({});
const empty = v.object({});

/**
 * Every route of the API: method, path, and the JSON bodies that go in and come out. `raw` bodies are bytes.
 * The server cannot leave one out (its handlers are a record over these names), nor can the authorisation matrix.
 * Long because it is a list. What tablets and relatives ask has files of its own, which they load instead of this one.
 */
export const ROUTES = {
  /** The first admin creates the facility with the one-time link that the server printed. */
  setup: {
    method: 'POST',
    path: '/api/setup',
    request: v.strictObject({
      token: Secret,
      facility: v.strictObject(Facility.entries),
      admin: v.strictObject({ name: words(80), email: Email, password: Password }),
    }),
    response: Session,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    request: v.strictObject({ email: Email, password: v.pipe(v.string(), v.maxLength(256)) }),
    response: Session,
  },
  signInByLink: {
    method: 'POST',
    path: '/api/session/link',
    request: v.strictObject({ token: Secret }),
    response: Session,
  },
  session: { method: 'GET', path: '/api/session', request: null, response: Session },
  signOut: { method: 'DELETE', path: '/api/session', request: null, response: empty },
  /** With a passkey that the browser offered by itself. */
  signInByPasskey: {
    method: 'POST',
    path: '/api/session/passkey',
    request: v.strictObject({ proof: PasskeyProof }),
    response: Session,
  },
  /** Lifts the cover of a shared PC: the same person, the same session. */
  unlock: {
    method: 'POST',
    path: '/api/session/unlock',
    request: v.strictObject({
      by: v.variant('with', [
        v.strictObject({ with: v.literal('pin'), pin: v.pipe(v.string(), v.regex(/^\d{4,8}$/)) }),
        v.strictObject({ with: v.literal('password'), password: v.pipe(v.string(), v.maxLength(256)) }),
        v.strictObject({ with: v.literal('passkey'), proof: PasskeyProof }),
      ]),
    }),
    response: empty,
  },

  /** Something fresh to sign, for whoever wants to sign in or to add a passkey. */
  passkeyChallenge: {
    method: 'POST',
    path: '/api/passkeys/challenge',
    request: nothing,
    response: PasskeyChallenge,
  },
  addPasskey: {
    method: 'POST',
    path: '/api/passkeys',
    request: v.strictObject({ label: words(60), passkey: NewPasskey }),
    response: PasskeyView,
  },
  renamePasskey: {
    method: 'POST',
    path: '/api/passkeys/rename',
    request: v.strictObject({ id: v.pipe(v.string(), v.maxLength(1400)), label: words(60) }),
    response: empty,
  },
  /** Refused (`conflict`) for the last way in. */
  removePasskey: {
    method: 'POST',
    path: '/api/passkeys/remove',
    request: v.strictObject({ id: v.pipe(v.string(), v.maxLength(1400)) }),
    response: empty,
  },

  /** How I come in, and where I am signed in. */
  access: { method: 'GET', path: '/api/access', request: null, response: OwnAccess },
  /** `current`: null for somebody who has none yet, and then `email` says how to sign in. Ends the other sessions. */
  setPassword: {
    method: 'POST',
    path: '/api/access/password',
    request: v.strictObject({
      current: v.nullable(v.pipe(v.string(), v.maxLength(256))),
      email: v.nullable(Email),
      password: Password,
    }),
    response: empty,
  },
  /** What knows my PIN again; the PIN itself stays in the browser. Null: none any more. */
  setPin: {
    method: 'POST',
    path: '/api/access/pin',
    request: v.strictObject({ check: v.nullable(PinCheck) }),
    response: empty,
  },
  /** Signs one of my browsers out, or with null all others. */
  endSessions: {
    method: 'POST',
    path: '/api/access/sessions/end',
    request: v.strictObject({ id: v.nullable(v.pipe(v.string(), v.maxLength(64))) }),
    response: empty,
  },

  /** Everybody who works here, with what only admins see. */
  people: {
    method: 'GET',
    path: '/api/people',
    request: null,
    response: v.object({ colleagues: v.array(Colleague), invitations: v.array(ColleagueInvitation) }),
  },
  /** A link for one colleague, good once, for a week. */
  inviteColleague: {
    method: 'POST',
    path: '/api/people/invitations',
    request: v.strictObject({ id: Id, role: Staff.entries.role }),
    response: v.object({ id: Id, secret: Secret, expiresAt: EpochMs }),
  },
  /** The same link, by e-mail. */
  sendColleagueInvitation: {
    method: 'POST',
    path: '/api/people/invitations/send',
    request: v.strictObject({ id: Id, role: Staff.entries.role, to: Email, language: Language }),
    response: v.object({ id: Id, expiresAt: EpochMs }),
  },
  withdrawColleague: {
    method: 'POST',
    path: '/api/people/invitations/withdraw',
    request: v.strictObject({ id: Id }),
    response: empty,
  },
  /** What the link is for, before its person types anything. */
  readColleagueInvitation: {
    method: 'POST',
    path: '/api/people/invitations/read',
    request: v.strictObject({ token: Secret }),
    response: v.object({
      facilityName: v.string(),
      role: Staff.entries.role,
      expiresAt: EpochMs,
      /** Whom a passkey would belong to; no name, but what an authenticator keeps. */
      staffId: Id,
    }),
  },
  /** The colleague comes in, and the link is used up. */
  join: {
    method: 'POST',
    path: '/api/people/join',
    request: v.strictObject({
      token: Secret,
      name: words(80),
      email: Email,
      by: v.variant('with', [
        v.strictObject({ with: v.literal('password'), password: Password }),
        v.strictObject({ with: v.literal('passkey'), label: words(60), passkey: NewPasskey }),
      ]),
    }),
    response: Session,
  },

  /** How alerts reach me. */
  ownAlerts: { method: 'GET', path: '/api/alerts', request: null, response: OwnAlerts },
  /** Which alerts I want, and how. */
  chooseAlerts: {
    method: 'POST',
    path: '/api/alerts/choices',
    request: v.strictObject({ choices: AlertChoices }),
    response: empty,
  },
  /** This browser is told, as long as this session lasts. The same again replaces it. */
  subscribePush: { method: 'POST', path: '/api/alerts/push', request: PushSubscriptionKeys, response: empty },
  unsubscribePush: { method: 'DELETE', path: '/api/alerts/push', request: null, response: empty },
  /** The worker says that it has shown one: the receipt of this browser's way. */
  alertShown: { method: 'POST', path: '/api/alerts/shown', request: v.strictObject({}), response: empty },
  /** What a push is about, in words: the worker asks with the session of its browser. Not found: settled meanwhile. */
  readAlert: {
    method: 'POST',
    path: '/api/alerts/read',
    request: v.strictObject({ about: v.picklist(ABOUTS), id: Id }),
    response: v.object({ title: v.string(), text: v.string(), path: v.string() }),
  },

  /** Who changed what, newest first. `next`: ask again with this `before`; null: that was all. */
  audit: {
    method: 'POST',
    path: '/api/audit',
    request: AuditQuestion,
    response: v.object({ entries: v.array(AuditEntry), next: v.nullable(v.number()) }),
  },
  /** The same as a table for a spreadsheet (RFC 4180). */
  exportAudit: {
    method: 'POST',
    path: '/api/audit/export',
    request: AuditFilter,
    response: v.object({ csv: v.string() }),
  },

  /** Staff typed the code that the tablet shows. `tabletId` is made by the console. */
  confirmPairing: {
    method: 'POST',
    path: '/api/pairings/confirm',
    // Nobody: the tablet is a shared one.
    request: v.strictObject({
      code: PairingCode,
      tabletId: Id,
      name: words(40),
      residentId: v.nullable(Id),
    }),
    response: v.object({ tabletId: Id }),
  },
  /**
   * A card or bracelet that opens shared tablets for this resident: a secret to be printed as a QR code, shown once. The
   * one before is dead. Refused `not-allowed` for somebody who has left.
   */
  issueCard: {
    method: 'POST',
    path: '/api/cards',
    request: v.strictObject({ residentId: Id }),
    response: v.object({ secret: Secret, issuedAt: EpochMs }),
  },
  /** Since when this resident has one. */
  findCard: {
    method: 'POST',
    path: '/api/cards/find',
    request: v.strictObject({ residentId: Id }),
    response: v.object({ issuedAt: v.nullable(EpochMs) }),
  },
  revokeCard: {
    method: 'POST',
    path: '/api/cards/revoke',
    request: v.strictObject({ residentId: Id }),
    response: empty,
  },
  /** Staff typed the code of another tablet: it takes the place of this one, which is signed out. */
  replaceTablet: {
    method: 'POST',
    path: '/api/pairings/replace',
    request: v.strictObject({ code: PairingCode, tabletId: Id }),
    response: v.object({ tabletId: Id }),
  },

  createInvitation: {
    method: 'POST',
    path: '/api/invitations',
    request: v.strictObject({ id: Id, contactId: Id }),
    response: v.object({ id: Id, secret: Secret, expiresAt: EpochMs }),
  },
  /** Makes an invitation (or a new secret for it) and sends its link, which nobody of the staff sees. */
  sendInvitation: {
    method: 'POST',
    path: '/api/invitations/send',
    request: v.strictObject({ id: Id, contactId: Id, send: SendTo }),
    response: v.object({ id: Id, expiresAt: EpochMs }),
  },

  /** Everything about a resident as a zip: data as JSON, photos and voices, a page that explains it (GDPR art. 15, 20). */
  exportPerson: { method: 'GET', path: '/api/residents/:id/export', request: null, response: 'raw' },
  /**
   * Erases a resident and all that is about them, at once and for good (GDPR art. 17). `name`: given and family name, typed
   * by whoever does it. Answers how much went.
   */
  erasePerson: {
    method: 'POST',
    path: '/api/residents/erase',
    request: v.strictObject({ residentId: Id, name: words(121) }),
    response: v.object({ contacts: v.number(), devices: v.number(), calls: v.number(), media: v.number() }),
  },

  /** A tablet's week: one report about every quarter of an hour, oldest first. */
  tabletHistory: {
    method: 'POST',
    path: '/api/tablets/history',
    request: v.strictObject({ tabletId: Id }),
    response: v.object({ reports: v.array(v.object({ at: EpochMs, health: Health })) }),
  },

  /** How the calls of a tablet and of those on its line went in the last two weeks, oldest first. */
  tabletCalls: {
    method: 'POST',
    path: '/api/tablets/calls',
    request: v.strictObject({ tabletId: Id }),
    response: v.object({ calls: v.array(CallQuality) }),
  },

  /** From where the server sees the tablets come, of those that came since it started: who may share a line. */
  tabletAddresses: {
    method: 'GET',
    path: '/api/tablets/addresses',
    request: null,
    response: v.object({ seen: v.array(v.object({ tabletId: Id, address: v.string() })) }),
  },
  /** What each line has used this month and the one before, and what is known of it now. */
  lineUse: { method: 'GET', path: '/api/lines/use', request: null, response: LineUses },

  /**
   * The server looks at a channel's address again, now. @returns what it found; it is on the record, too
   */
  lookAtChannel: {
    method: 'POST',
    path: '/api/channels/look',
    request: v.strictObject({ id: Id }),
    response: v.object({ found: Channel.entries.found }),
  },

  ...TABLET_ROUTES,
  ...RELATIVE_ROUTES,
  ...MEDIA_ROUTES,
  ...RING_ROUTES,
} as const;

export type RouteName = keyof typeof ROUTES;
/** The routes that take JSON or nothing and answer JSON. */
export type JsonRouteName = Exclude<RouteName, 'putBlob' | 'getBlob' | 'exportPerson' | MediaRoute>;
export type RequestOf<N extends JsonRouteName> = (typeof ROUTES)[N]['request'] extends v.GenericSchema
  ? v.InferInput<(typeof ROUTES)[N]['request']>
  : null;
export type ResponseOf<N extends JsonRouteName> = v.InferOutput<(typeof ROUTES)[N]['response']>;

/** Ten seconds of somebody's voice, in bytes, from the most wasteful of recorders. */
export const MAX_VOICE_BYTES = 600 * 1024;
/** Largest photo that the server takes, in bytes (the browser has scaled it far below). */
export const MAX_PHOTO_BYTES = 2 * 1024 * 1024;
/** Largest JSON body, in bytes. */
export const MAX_JSON_BYTES = 256 * 1024;
