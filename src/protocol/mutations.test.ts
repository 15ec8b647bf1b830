import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { MUTATIONS, Mutation, type MutationName } from './mutations.ts';
import { USUAL_CONTACT, USUAL_RESIDENT } from './records.ts';

const A = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const B = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b422';
const HASH = 'ab'.repeat(32);

const resident = {
  ...USUAL_RESIDENT,
  givenName: 'Anne',
  familyName: 'Weber',
  address: 'Madame Weber',
  room: '12',
  language: 'fr',
  photo: HASH,
  callingHours: { from: 480, until: 1200 },
};
const contact = {
  ...USUAL_CONTACT,
  residentId: B,
  name: 'Marie',
  relation: 'Fille',
  callsResident: 'Maman',
  photo: null,
  position: 1.5,
};

/** One well-formed example of each; complete by its type. */
const EXAMPLES: Record<MutationName, Record<string, unknown>> = {
  'facility.update': { id: A, set: { name: 'Les Tilleuls', personWord: 'patient' } },
  'resident.create': { id: A, ...resident },
  'resident.update': { id: A, set: { room: '14' } },
  'resident.remove': { id: A },
  'resident.adjust': { id: A, set: { language: 'lb', textFactor: 1.25, careUntil: null } },
  'contact.create': { id: A, ...contact },
  'contact.update': { id: A, set: { position: 0.25 } },
  'contact.remove': { id: A },
  'contact.place': { id: A, position: 2.5 },
  'contact.record-voice': { id: A, voice: HASH },
  'tablet.update': { id: A, set: { residentId: B, lineId: null } },
  'line.create': {
    id: A,
    name: 'Étage 2',
    address: '198.51.100.7',
    monthlyBudgetMb: 50_000,
    uplinkKbps: 1_500,
  },
  'line.update': { id: A, set: { address: null, monthlyBudgetMb: null } },
  'line.remove': { id: A },
  'channel.create': { id: A, name: 'RTL', icon: 'television', link: 'https://rtl.example', position: 1 },
  'channel.update': { id: A, set: { position: 0.5 } },
  'channel.remove': { id: A },
  'contact.pause': {
    id: A,
    set: { pauses: [{ days: [1, 5], hours: { from: 540, until: 1020 }, why: 'work' }] },
  },
  'address.update': { id: A, set: { phone: '+352621123456' } },
  'session.begin': { id: A, tabletId: A, residentId: B },
  'session.end': { id: A, tabletId: A },
  'tablet.lock': { id: A },
  'tablet.unlock': { id: A },
  'tablet.lose': { id: A },
  'tablet.revoke': { id: A },
  'device.revoke': { id: A },
  'device.update': { id: A, set: { language: 'pt' } },
  'invitation.revoke': { id: A },
  'help.ask': { id: A, residentId: B },
  'help.withdraw': { id: A },
  'help.take': { id: A },
  'help.close': { id: A },
  'conflict.restore': { id: A },
  'conflict.dismiss': { id: A },
  'staff.update': { id: A, set: { role: 'carer' } },
  'staff.remove': { id: A },
  'consent.give': { id: A, residentId: A, contactId: B, how: 'She said yes.', until: 1_790_000_000_000 },
  'consent.withdraw': { id: A },
  'wish.leave': { id: A, contactId: B },
  'wish.withdraw': { id: A },
  'wish.done': { id: A },
  'visit.propose': { id: A, contactId: B, startsAt: 1_790_000_040_000, lengthMinutes: 45 },
  'visit.accept': { id: A },
  'visit.decline': { id: A },
  'visit.cancel': { id: A },
  'visit.reopen': { id: A },
  'message.send': { id: A, contactId: B, kind: 'text', media: [], text: 'À dimanche !' },
  'message.arrived': { id: A, plays: true },
  'message.seen': { id: A },
  'message.keep': { id: A, favourite: true },
  'message.remove': { id: A },
  'greeting.create': {
    id: A,
    from: 'La directrice',
    kind: 'text',
    media: [],
    text: 'Joyeux Noël !',
    startsAt: 1_790_000_000_000,
    repeat: 'daily',
    until: null,
  },
  'greeting.update': { id: A, set: { until: 1_790_000_000_000 } },
  'greeting.retire': { id: A },
  'greeting.remove': { id: A },
  'greeting.arrived': { id: A, plays: false },
  'greeting.seen': { id: A },
};

const names = Object.keys(MUTATIONS) as MutationName[];
const takes = (input: unknown) => v.safeParse(Mutation, input).success;

describe.each(names)('%s', (name) => {
  const mutation = { id: A, at: 1_790_000_000_000, name, args: EXAMPLES[name] };

  test('is understood', () => {
    expect(v.parse(Mutation, mutation)).toEqual(mutation);
  });

  test('with an unknown field is refused', () => {
    expect(takes({ ...mutation, admin: true })).toBe(false);
    expect(takes({ ...mutation, args: { ...EXAMPLES[name], facilityId: B } })).toBe(false);
  });

  test('without an id, or with one that is none, is refused', () => {
    expect(takes({ ...mutation, id: 'first' })).toBe(false);
    expect(takes({ ...mutation, args: { ...EXAMPLES[name], id: '../etc' } })).toBe(false);
  });

  test('needs a time that is one', () => {
    for (const at of [-1, 1.5, Number.NaN, '2026-11-23', null])
      expect(takes({ ...mutation, at })).toBe(false);
  });
});

test('a mutation may say what its author had seen, and where they were', () => {
  const mutation = { id: A, at: 1, name: 'help.take', args: { id: B } };
  expect(v.parse(Mutation, { ...mutation, base: 7, client: A })).toEqual({ ...mutation, base: 7, client: A });
  for (const wrong of [{ base: -1 }, { base: null }, { client: 'this one' }])
    expect(takes({ ...mutation, ...wrong })).toBe(false);
});

test('an update may carry any of its fields, but none that is not one', () => {
  const update = (set: object) => takes({ id: A, at: 1, name: 'contact.update', args: { id: B, set } });
  expect(update({})).toBe(true);
  expect(update({ name: 'Jean', relation: '' })).toBe(true);
  expect(update({ residentId: A })).toBe(false);
});

test('an update says only what changed: what came later is not set back to what is usual', () => {
  const set = { room: '14' };
  const parsed = v.parse(Mutation, { id: A, at: 1, name: 'resident.update', args: { id: B, set } });
  expect(parsed.args).toEqual({ id: B, set });
});

test('a client that does not know the settings creates a resident with the usual ones', () => {
  const { callingHours: _hours, ...usual } = USUAL_RESIDENT;
  const old = Object.fromEntries(Object.entries(resident).filter(([field]) => !(field in usual)));
  const parsed = v.parse(Mutation, { id: A, at: 1, name: 'resident.create', args: { id: B, ...old } });
  expect(parsed.args).toEqual({ id: B, ...resident });
});

test('an unknown mutation is refused', () => {
  expect(takes({ id: A, at: 1, name: 'facility.destroy', args: { id: A } })).toBe(false);
});
