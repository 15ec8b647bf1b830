import { expect, test } from 'vitest';
import type { Pause } from '../../../protocol/pauses.ts';
import { facesOf } from '../faces.ts';
import { contact, RESIDENT, recordsWith, uuid } from '../records-for-test.ts';
import { pauseOf } from './paused.ts';

/** Monday, 23 November 2026, 15:00 in Luxembourg. */
const when = { timeZone: 'Europe/Luxembourg', now: Date.UTC(2026, 10, 23, 14) };
const work: Pause = { days: [1, 2, 3, 4, 5], hours: { from: 540, until: 1020 }, why: 'work' };
const records = recordsWith({
  contact: [
    [uuid(1), { ...contact('Marie'), pauses: [work] }],
    [uuid(2), { ...contact('Jean'), pauses: [] }],
    [uuid(3), { ...contact('Team'), kind: 'station', pauses: [work] }],
  ],
});

test('a relative at work is told so, until when; the carers never are', () => {
  expect(pauseOf(records, uuid(1), when)).toEqual({ why: 'work', until: 1020 });
  expect(pauseOf(records, uuid(2), when)).toBeNull();
  expect(pauseOf(records, uuid(3), when)).toBeNull();
});

test('it stands on their face, where somebody is about to be rung', () => {
  const input = { records, pending: [], residentId: RESIDENT, photoUrl: () => null };
  expect(facesOf({ ...input, when })[0]?.paused).toEqual({ why: 'work', until: 1020 });
  expect(facesOf(input)[0]?.paused).toBeNull();
});
