import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { MUTATIONS, Mutation, type MutationName } from './mutations.ts';

const A = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const B = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b422';
const HASH = 'ab'.repeat(32);

const resident = {
  givenName: 'Anne',
  familyName: 'Weber',
  address: 'Madame Weber',
  room: '12',
  language: 'fr',
  photo: HASH,
  callingHours: { from: 480, until: 1200 },
};
const contact = {
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
  'contact.create': { id: A, ...contact },
  'contact.update': { id: A, set: { position: 0.25 } },
  'contact.remove': { id: A },
  'tablet.update': { id: A, set: { residentId: B } },
  'tablet.revoke': { id: A },
  'device.revoke': { id: A },
  'device.update': { id: A, set: { language: 'pt' } },
  'invitation.revoke': { id: A },
  'help.ask': { id: A, residentId: B },
  'help.withdraw': { id: A },
  'help.take': { id: A },
  'help.close': { id: A },
  'wish.leave': { id: A, contactId: B },
  'wish.withdraw': { id: A },
  'wish.done': { id: A },
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

test('an update may carry any of its fields, but none that is not one', () => {
  const update = (set: object) => takes({ id: A, at: 1, name: 'contact.update', args: { id: B, set } });
  expect(update({})).toBe(true);
  expect(update({ name: 'Jean', relation: '' })).toBe(true);
  expect(update({ residentId: A })).toBe(false);
});

test('an unknown mutation is refused', () => {
  expect(takes({ id: A, at: 1, name: 'facility.destroy', args: { id: A } })).toBe(false);
});
