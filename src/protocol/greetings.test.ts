import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { GREETING_MUTATIONS, Greeting } from './greetings.ts';

const A = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const photo = { hash: 'ab'.repeat(32), type: 'image/jpeg', bytes: 9, width: 4, height: 3, durationMs: null };
const args = {
  ...{ id: A, from: ' La directrice ', kind: 'photos', media: [photo], text: 'Joyeux Noël !' },
  ...{ startsAt: 1, repeat: 'daily', until: null },
};
const takes = (changes: object) =>
  v.safeParse(GREETING_MUTATIONS['greeting.create'], { ...args, ...changes }).success;

describe('a greeting', () => {
  test('says who speaks, without the spaces around it', () => {
    expect(v.parse(GREETING_MUTATIONS['greeting.create'], args).from).toBe('La directrice');
    for (const from of ['', '   ', 'x'.repeat(61), 'a\nb']) expect(takes({ from })).toBe(false);
  });

  test('has twenty photos at most, and says nothing that only the server knows', () => {
    expect(takes({ media: Array(20).fill(photo) })).toBe(true);
    expect(takes({ media: Array(21).fill(photo) })).toBe(false);
    for (const field of ['createdAt', 'retiredAt', 'contactId']) expect(takes({ [field]: 1 })).toBe(false);
    expect(takes({ media: [{ ...photo, path: '/etc' }] })).toBe(false);
  });

  test('is changed in its words and times, and never in its film', () => {
    const update = (set: object) =>
      v.safeParse(GREETING_MUTATIONS['greeting.update'], { id: A, set }).success;
    expect(update({ text: 'Bonne année !', until: 5 })).toBe(true);
    for (const set of [{ media: [] }, { kind: 'text' }, { retiredAt: 1 }]) expect(update(set)).toBe(false);
  });

  test('of a newer version is read without what this one does not know', () => {
    const stored = { ...args, createdAt: 1, retiredAt: null, colour: 'gold' };
    expect(v.parse(Greeting, stored)).not.toHaveProperty('colour');
  });
});
