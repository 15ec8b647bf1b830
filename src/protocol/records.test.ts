import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  BODIES,
  type Body,
  Change,
  type Kind,
  USUAL_CALL,
  USUAL_CONTACT,
  USUAL_FACILITY,
  USUAL_HELP,
  USUAL_RESIDENT,
  USUAL_TABLET,
} from './records.ts';
import { USUAL_RING } from './rings.ts';

const A = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const B = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b422';
const NOW = 1_790_000_000_000;
const HASH = 'ab'.repeat(32);
const ALWAYS = { from: 0, until: 1440 };

/** One of each as it is kept; complete by its type. */
const KEPT: { [K in Kind]: Body<K> } = {
  facility: {
    ...USUAL_FACILITY,
    name: 'Les Tilleuls',
    timeZone: 'Europe/Luxembourg',
    language: 'fr',
    personWord: 'resident',
  },
  staff: { name: 'Claire Hoffmann', role: 'admin' },
  resident: {
    ...USUAL_RESIDENT,
    givenName: 'Anne',
    familyName: '',
    address: 'Madame Weber',
    room: '12',
    language: 'lb',
    photo: HASH,
    callingHours: ALWAYS,
  },
  contact: {
    ...USUAL_CONTACT,
    residentId: A,
    name: 'Marie',
    relation: 'Fille',
    callsResident: 'Maman',
    photo: null,
    position: -0.5,
  },
  tablet: { ...USUAL_TABLET, name: 'Tilleul 1', residentId: A, pairedAt: NOW },
  channel: {
    name: 'RTL',
    icon: 'television',
    link: 'https://www.rtl.example/live',
    position: 1,
    found: { at: NOW, what: 'page', opens: 'https://www.rtl.example/live' },
  },
  line: { name: 'Étage 2', address: '2001:db8:0:1', monthlyBudgetMb: 50_000, uplinkKbps: null },
  device: {
    contactId: A,
    invitationId: B,
    label: 'Safari · iPhone',
    language: 'pt',
    acceptedAt: NOW,
    ring: USUAL_RING,
  },
  address: { contactId: A, mail: 'marie@example.org', phone: '+352621123456', language: null },
  invitation: { contactId: A, createdAt: NOW, createdBy: null, expiresAt: NOW + 1, accepted: 0 },
  call: {
    ...USUAL_CALL,
    residentId: A,
    contactId: B,
    caller: 'tablet',
    state: 'ended',
    outcome: 'completed',
    startedAt: NOW,
    ringingAt: NOW + 1,
    answeredAt: NOW + 2,
    connectedAt: NOW + 3,
    endedAt: NOW + 4,
  },
  wish: { residentId: A, contactId: B, createdAt: NOW, doneAt: null },
  help: {
    ...USUAL_HELP,
    residentId: A,
    tabletId: B,
    askedAt: NOW,
    takenAt: NOW,
    takenBy: A,
    closedAt: null,
  },
  consent: {
    residentId: A,
    contactId: B,
    how: 'Asked at breakfast; she nodded and said yes.',
    askedBy: A,
    askedAt: NOW,
    until: NOW + 1,
    withdrawnAt: null,
  },
  conflict: {
    of: 'contact',
    recordId: B,
    residentId: A,
    contactId: B,
    field: 'name',
    kept: { value: 'Marie B.', by: A, at: NOW },
    lost: { value: 'Marie', by: B, at: NOW },
    settledAt: null,
    settledBy: null,
  },
  visit: {
    residentId: A,
    contactId: B,
    startsAt: NOW,
    lengthMinutes: 30,
    proposedBy: 'relative',
    proposerId: B,
    proposedAt: NOW,
    state: 'agreed',
    agreedAt: NOW,
    answered: { side: 'staff', by: null, at: NOW },
    revision: 1,
  },
  message: {
    residentId: A,
    contactId: B,
    from: 'relative',
    kind: 'video',
    media: [{ hash: HASH, type: 'video/mp4', bytes: 9, width: 640, height: 480, durationMs: 5000 }],
    text: '',
    createdAt: NOW,
    arrivedAt: null,
    unplayable: false,
    seenAt: NOW + 1,
    favourite: false,
  },
  greeting: {
    from: 'La directrice',
    kind: 'text',
    media: [],
    text: 'Joyeux Noël !',
    startsAt: NOW,
    repeat: 'weekly',
    until: NOW + 1,
    createdAt: NOW,
    retiredAt: null,
  },
  showing: { greetingId: A, tabletId: B, arrivedAt: NOW, unplayable: false, seenAt: null },
  loved: {
    name: 'Anne',
    photo: null,
    facilityName: 'Les Tilleuls',
    timeZone: 'Europe/Luxembourg',
    callingHours: ALWAYS,
    quietHours: { from: 0, until: 0 },
    notNowUntil: null,
    callable: true,
  },
};

const { callingHours: _always, ...settings } = USUAL_RESIDENT;
/** Fields that came later, and what a record without them reads as. */
const LATER: Partial<Record<Kind, object>> = {
  facility: USUAL_FACILITY,
  resident: settings,
  contact: USUAL_CONTACT,
  call: USUAL_CALL,
  device: { ring: USUAL_RING },
  tablet: USUAL_TABLET,
  line: { uplinkKbps: null },
  help: USUAL_HELP,
  message: { unplayable: false },
  loved: { quietHours: { from: 0, until: 0 }, notNowUntil: null, callable: true },
};

/** For each, what must not pass, field by field. */
const WRONG: { [K in Kind]: Partial<Record<keyof Body<K>, unknown[]>> } = {
  facility: {
    name: ['', 'x'.repeat(81), null],
    timeZone: ['Luxembourg City'],
    language: ['it', 'FR', ''],
    personWord: ['guest'],
  },
  staff: { name: ['  '], role: ['owner', 'Admin', null] },
  resident: {
    givenName: ['', 'x'.repeat(61)],
    familyName: ['x'.repeat(61), null],
    room: ['x'.repeat(21), 12],
    photo: ['', 'photo.jpg', undefined],
    callingHours: [null, {}, { from: 8, until: '20' }],
  },
  contact: {
    residentId: ['Anne', null],
    name: ['', 'a\u0000'],
    position: [Number.NaN, Number.POSITIVE_INFINITY, '1', null],
    kind: ['friend', null],
    phone: ['call me', '112!', null],
    callingHours: [{}, { from: 8 }],
    pauses: [[{ days: [], hours: ALWAYS, why: 'work' }], [{ days: [8], hours: ALWAYS, why: 'work' }], null],
    messageQuiet: [null],
    standInId: ['Tom'],
  },
  tablet: { name: ['', 'x'.repeat(41)], pairedAt: [-1, '2026'] },
  channel: {
    name: ['', 'x'.repeat(25)],
    icon: ['antenna', null],
    link: ['', null],
    position: [Number.NaN],
    found: [
      { at: NOW, what: 'funny', opens: 'https://a.example' },
      { at: NOW, what: 'page' },
    ],
  },
  line: {
    name: [''],
    address: ['x'.repeat(46), 7],
    monthlyBudgetMb: [0, 1.5, '5', 1e9],
    uplinkKbps: [31, 64.5],
  },
  device: {
    contactId: [1],
    label: ['x'.repeat(61), 'a\nb\u0007'],
    acceptedAt: [null],
    ring: [null, { push: 'maybe' }],
  },
  address: { mail: [null], phone: ['call me', null], language: ['it'] },
  invitation: { accepted: [-1, 0.5, null], createdBy: ['Claire'], expiresAt: [null] },
  call: {
    caller: ['staff', null],
    state: ['waiting', null],
    outcome: ['bored', ''],
    startedAt: [null],
    endedAt: [-1, 'now'],
    contactKind: ['phone', null],
    staffId: ['Claire'],
    answeredBy: ['nobody', null],
    endedBy: ['accident', null],
    receipts: [null, [{ at: NOW, by: 'pigeon', got: 'shown', deviceId: null, why: null }]],
  },
  wish: { contactId: [null], createdAt: [null], doneAt: [true] },
  help: { tabletId: [null], takenBy: ['Claire'], closedAt: [0.1], coming: [''], calledAgainAt: [[null], 5] },
  consent: { how: ['', 'x'.repeat(501)], askedBy: [null, 'Claire'], until: [null, -1] },
  message: {
    from: ['facility', null],
    kind: ['film'],
    text: ['x'.repeat(281), 'a\nb', null],
    seenAt: ['today'],
    favourite: [1],
  },
  greeting: {
    from: ['', 'x'.repeat(61), null],
    kind: ['film'],
    text: ['x'.repeat(281)],
    startsAt: [null, -1],
    repeat: ['hourly', null],
    until: ['Christmas'],
    retiredAt: [0.5],
  },
  showing: { greetingId: [null], tabletId: ['Tilleul 1'], unplayable: [null], seenAt: ['yes'] },
  conflict: { of: ['call', null], kept: [null, { value: 1 }], settledBy: ['Claire'] },
  visit: {
    startsAt: [null, -1],
    lengthMinutes: [4, 121, 30.5],
    proposedBy: ['tablet', null],
    proposerId: ['Claire', null],
    state: ['waiting', null],
    answered: [{ side: 'tablet', by: null, at: NOW }],
    revision: [-1, 0.5],
  },
  loved: { name: [''], facilityName: [''], callingHours: [null] },
};

const kinds = Object.keys(BODIES) as Kind[];

describe.each(kinds)('a %s', (kind) => {
  const change = (body: unknown) => ({ kind, id: A, seq: 7, body });
  const takes = (body: unknown) => v.safeParse(Change, change(body)).success;

  test('travels as it is', () => {
    expect(v.parse(Change, change(KEPT[kind]))).toEqual(change(KEPT[kind]));
  });

  test('travels as a tombstone when it is gone', () => {
    expect(v.parse(Change, change(null)).body).toBeNull();
  });

  test('needs every field that was there from the beginning', () => {
    for (const field of Object.keys(KEPT[kind]))
      expect(takes({ ...KEPT[kind], [field]: undefined }), field).toBe(field in (LATER[kind] ?? {}));
  });

  test('that was stored before a field came reads as usual', () => {
    const later = LATER[kind] ?? {};
    const old = Object.fromEntries(Object.entries(KEPT[kind]).filter(([field]) => !(field in later)));
    expect(v.parse(Change, change(old)).body).toEqual({ ...KEPT[kind], ...later });
  });

  test('has no field with something else in it', () => {
    for (const [field, wrongs] of Object.entries(WRONG[kind])) {
      for (const wrong of wrongs) expect(takes({ ...KEPT[kind], [field]: wrong }), field).toBe(false);
    }
  });

  test('is taken without what a newer server has added', () => {
    const parsed = v.parse(Change, change({ ...KEPT[kind], mood: 'sunny' }));
    expect(parsed.body).toEqual(KEPT[kind]);
  });
});

test('what a relative may know of a resident names no room, no family name, no other contact', () => {
  expect(Object.keys(BODIES.loved.entries).sort()).toEqual([
    'callable',
    'callingHours',
    'facilityName',
    'name',
    'notNowUntil',
    'photo',
    'quietHours',
    'timeZone',
  ]);
});

test.each([
  { id: 'x' },
  { seq: -1 },
  { seq: 1.5 },
  { seq: '7' },
  { kind: 'nurse' },
  { kind: undefined },
  { body: undefined },
])('a change with %j is none', (wrong) => {
  const change = { kind: 'wish', id: A, seq: 7, body: KEPT.wish, ...wrong };
  expect(v.safeParse(Change, change).success).toBe(false);
});
