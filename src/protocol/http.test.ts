import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { USUAL_ALERTS } from './alerts.ts';
import { type JsonRouteName, type RequestOf, type ResponseOf, ROUTES } from './http.ts';
import { FINE } from './quality.fixture.ts';
import { USUAL_RING } from './rings.ts';

const A = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const B = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b422';
const SECRET = 'A'.repeat(43);
const NOW = 1_790_000_000_000;

const person = { staffId: A, facilityId: B, name: 'Claire', role: 'admin' } as const;
const enrolled = { credential: SECRET, facilityId: B };

const signed = { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA', userHandle: null };
const proof = { id: 'k3y', rawId: 'k3y', type: 'public-key', response: signed } as const;
const made = { clientDataJSON: 'e30', attestationObject: 'AA', transports: ['internal'] };
const passkey = { id: 'k3y', rawId: 'k3y', type: 'public-key', response: made } as const;

const everything = { actorId: null, residentId: null, text: null, from: null, until: null };

/** A request and an answer of each; complete by its type. */
const EXCHANGES: { [N in JsonRouteName]: [request: RequestOf<N>, response: ResponseOf<N>] } = {
  health: [null, { ok: true, films: 'as-recorded' }],
  setup: [
    {
      token: SECRET,
      facility: {
        name: 'Les Tilleuls',
        timeZone: 'Europe/Luxembourg',
        language: 'fr',
        personWord: 'resident',
      },
      admin: { name: 'Claire', email: 'claire@tilleuls.example', password: 'correct horse' },
    },
    person,
  ],
  signIn: [{ email: 'claire@tilleuls.example', password: 'x' }, person],
  signInByLink: [{ token: SECRET }, person],
  session: [null, person],
  signOut: [null, {}],
  signInByPasskey: [{ proof }, person],
  unlock: [{ by: { with: 'pin', pin: '2468' } }, {}],
  passkeyChallenge: [{}, { challenge: SECRET, rpId: 'moien.example' }],
  addPasskey: [
    { label: 'Téléphone', passkey },
    { id: 'k3y', label: 'Téléphone', createdAt: NOW, usedAt: null },
  ],
  renamePasskey: [{ id: 'k3y', label: 'Badge' }, {}],
  removePasskey: [{ id: 'k3y' }, {}],
  access: [
    null,
    {
      email: 'claire@tilleuls.example',
      hasPassword: true,
      pin: { salt: 'A'.repeat(22), iterations: 200_000, hash: SECRET },
      passkeys: [{ id: 'k3y', label: 'Téléphone', createdAt: NOW, usedAt: NOW }],
      sessions: [{ id: 'abc', label: 'Firefox · Windows', createdAt: NOW, seenAt: null, isThis: true }],
    },
  ],
  setPassword: [{ current: null, email: 'claire@tilleuls.example', password: 'correct horse' }, {}],
  setPin: [{ check: null }, {}],
  endSessions: [{ id: null }, {}],
  people: [
    null,
    {
      colleagues: [{ staffId: A, name: 'Claire', role: 'admin', email: null, passkeys: 1, seenAt: NOW }],
      invitations: [{ id: B, role: 'carer', createdAt: NOW, expiresAt: NOW + 1 }],
    },
  ],
  inviteColleague: [
    { id: A, role: 'carer' },
    { id: A, secret: SECRET, expiresAt: NOW },
  ],
  withdrawColleague: [{ id: A }, {}],
  sendColleagueInvitation: [
    { id: A, role: 'carer', to: 'jos@tilleuls.example', language: 'lb' },
    { id: A, expiresAt: NOW },
  ],
  ownAlerts: [
    null,
    {
      publicKey: 'BA',
      isHere: false,
      shownAt: null,
      email: null,
      can: { mail: true, sms: false },
      choices: USUAL_ALERTS,
    },
  ],
  chooseAlerts: [{ choices: USUAL_ALERTS }, {}],
  subscribePush: [{ endpoint: 'https://push.example/x', keys: { p256dh: 'BA', auth: 'AA' } }, {}],
  unsubscribePush: [null, {}],
  alertShown: [{}, {}],
  readAlert: [
    { about: 'help', id: A },
    { title: 'Hëllef', text: '12', path: '/staff/help' },
  ],
  sendInvitation: [
    { id: A, contactId: B, send: { via: 'sms', to: '+352621123456', language: 'pt' } },
    { id: A, expiresAt: NOW },
  ],
  readColleagueInvitation: [
    { token: SECRET },
    { facilityName: 'Les Tilleuls', role: 'carer', expiresAt: NOW, staffId: A },
  ],
  join: [
    {
      token: SECRET,
      name: 'Jos',
      email: 'jos@tilleuls.example',
      by: { with: 'passkey', label: 'Téléphone', passkey },
    },
    person,
  ],
  audit: [
    { ...everything, actorId: A, text: 'Weber', before: 12 },
    {
      entries: [
        {
          n: 11,
          at: NOW,
          actor: { kind: 'staff', id: A, name: 'Claire' },
          deed: 'update',
          kind: 'resident',
          recordId: B,
          residentId: B,
          fields: [{ field: 'room', before: '12', after: '14' }],
          purged: false,
        },
      ],
      next: null,
    },
  ],
  exportAudit: [{ ...everything, from: NOW }, { csv: 'a,b' }],
  startPairing: [{}, { code: 'BCDF-GHJK', claim: SECRET, expiresAt: NOW }],
  claimPairing: [{ claim: SECRET }, { state: 'paired', tabletId: A, ...enrolled }],
  confirmPairing: [{ code: 'BCDF-GHJK', tabletId: A, name: 'Tilleul 1', residentId: B }, { tabletId: A }],
  replaceTablet: [{ code: 'BCDF-GHJK', tabletId: A }, { tabletId: A }],
  peopleToServe: [{ pin: null }, { people: [{ residentId: A, name: 'Anne', room: '', photo: null }] }],
  openSession: [{ id: A, by: { with: 'card', secret: SECRET } }, {}],
  issueCard: [{ residentId: A }, { secret: SECRET, issuedAt: NOW }],
  findCard: [{ residentId: A }, { issuedAt: null }],
  revokeCard: [{ residentId: A }, {}],
  pairByLink: [{ token: SECRET }, { tabletId: A, ...enrolled }],
  createInvitation: [
    { id: A, contactId: B },
    { id: A, secret: SECRET, expiresAt: NOW },
  ],
  acceptInvitation: [
    { secret: SECRET, label: 'Safari · iPhone', language: 'pt' },
    { deviceId: A, contactId: B, residentId: A, ...enrolled },
  ],
  ownRing: [null, { publicKey: 'BA', ring: USUAL_RING }],
  subscribeRing: [{ endpoint: 'https://push.example/x', keys: { p256dh: 'BA', auth: 'AA' } }, {}],
  refuseRing: [{ why: 'install' }, {}],
  testRing: [{ id: A }, {}],
  readRing: [
    { about: 'call', id: A },
    { state: 'rings', title: 'Maman', text: 'Les Tilleuls', answer: 'Unhuelen', decline: 'Net elo' },
  ],
  tellRing: [{ about: 'call', id: A, what: 'shown' }, {}],
  openRingLink: [
    { secret: SECRET, enrol: { label: 'Safari · iPhone', language: 'pt' } },
    { contactId: A, residentId: B, callId: A, enrolled: { deviceId: B, ...enrolled } },
  ],
  checkRing: [{ contactId: A }, { asked: 2 }],
  pull: [
    { since: 0, scope: null },
    {
      seq: 3,
      scope: 'abc',
      reset: true,
      more: false,
      changes: [{ kind: 'wish', id: A, seq: 3, body: null }],
    },
  ],
  erasePerson: [
    { residentId: A, name: 'Anne Weber' },
    { contacts: 2, devices: 1, calls: 30, media: 3 },
  ],
  tabletHistory: [{ tabletId: A }, { reports: [] }],
  tabletCalls: [
    { tabletId: A },
    { calls: [{ callId: B, at: NOW, tabletId: A, contactId: B, side: 'tablet', quality: FINE }] },
  ],
  lookAtChannel: [{ id: A }, { found: { at: NOW, what: 'refuses', opens: 'https://rtl.example/' } }],
  tabletAddresses: [null, { seen: [{ tabletId: A, address: '198.51.100.7' }] }],
  lineUse: [
    null,
    {
      month: '2026-11',
      from: NOW,
      until: NOW + 1,
      lines: [
        { lineId: A, bytes: 1, countedSince: null, bytesBefore: 0, up: 1_500_000, down: null, calls: 2 },
      ],
    },
  ],
  mutate: [
    { mutations: [{ id: A, at: NOW, name: 'wish.done', args: { id: B } }] },
    { results: [{ id: A, seq: 4, refused: null }] },
  ],
};

describe.each(Object.keys(EXCHANGES) as JsonRouteName[])('%s', (name) => {
  const { request: schema, response: answer } = ROUTES[name];
  const [request, response] = EXCHANGES[name];
  const takes = (input: unknown) => schema !== null && v.safeParse(schema, input).success;

  test('has a request that the server understands', () => {
    if (schema !== null) expect(takes(request)).toBe(true);
  });

  test('refuses a request with a field too many', () => {
    expect(takes({ ...request, facilityId: A })).toBe(false);
  });

  test('refuses a request with a field too few', () => {
    for (const field of Object.keys(request ?? {}))
      expect(takes({ ...request, [field]: undefined })).toBe(false);
  });

  test('refuses what is no object', () => {
    for (const wrong of [null, undefined, 'x', 0, true, [request]]) expect(takes(wrong)).toBe(false);
  });

  test('has an answer that a client understands, also from a newer server', () => {
    expect(v.parse(answer, { ...response, weather: 'rain' })).toEqual(response);
  });
});

test('a hundred mutations go at once, a hundred and one or none do not', () => {
  const { request } = ROUTES.mutate;
  const mutation = { id: A, at: NOW, name: 'wish.done', args: { id: B } };
  const many = (count: number) => v.safeParse(request, { mutations: Array(count).fill(mutation) }).success;
  expect([many(0), many(1), many(100), many(101)]).toEqual([false, true, true, false]);
});

test('a tablet that waits is told nothing but that', () => {
  const { response } = ROUTES.claimPairing;
  expect(v.parse(response, { state: 'waiting' })).toEqual({ state: 'waiting' });
  expect(v.safeParse(response, { state: 'paired' }).success).toBe(false);
});

test.each(['claire', 'claire@', '@tilleuls.example', 'a b@tilleuls.example', `${'x'.repeat(200)}@a.example`])(
  '%s is no e-mail',
  (email) => expect(v.safeParse(ROUTES.signIn.request, { email, password: 'x' }).success).toBe(false),
);
