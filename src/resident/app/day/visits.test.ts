import { describe, expect, it } from 'vitest';
import type { Visit } from '../../../protocol/visits.ts';
import { contact, endedCall, RESIDENT, recordsWith, uuid } from '../records-for-test.ts';
import { visitDue, visitToday } from './visits.ts';

/** 14:00 in Luxembourg. */
const NOW = Date.UTC(2026, 10, 23, 13, 0);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ANNA = uuid(1);

const visit = (given: Partial<Visit> = {}): Visit => ({
  ...{ residentId: RESIDENT, contactId: ANNA, startsAt: NOW + HOUR, lengthMinutes: 30 },
  ...{ proposedBy: 'staff', proposerId: uuid(9), proposedAt: 0 },
  ...{ state: 'agreed', agreedAt: 0, answered: null, revision: 0, ...given },
});
const know = (visits: Visit[], calls = [] as ReturnType<typeof endedCall>[]) =>
  recordsWith({
    contact: [[ANNA, contact('Anna')]],
    visit: visits.map((one, n) => [uuid(20 + n), one] as const),
    call: calls.map((one, n) => [uuid(40 + n), one] as const),
  });
const today = (visits: Visit[], now = NOW) =>
  visitToday({ records: know(visits), residentId: RESIDENT, now, timeZone: 'Europe/Luxembourg' });
const due = (visits: Visit[], now: number, calls = [] as ReturnType<typeof endedCall>[]) =>
  visitDue({ records: know(visits, calls), residentId: RESIDENT, now });

describe('Announced for today is', () => {
  it('the next visit, with who comes and when', () => {
    expect(today([visit({ startsAt: NOW + 3 * HOUR }), visit()])).toEqual({
      ...{ id: uuid(21), contactId: ANNA, name: 'Anna', at: NOW + HOUR },
    });
  });

  it('none of tomorrow, by the wall clock of the house', () => {
    // 22:30 UTC is half past eleven there, 23:30 is tomorrow.
    expect(today([visit({ startsAt: Date.UTC(2026, 10, 23, 22, 30) })])).not.toBeNull();
    expect(today([visit({ startsAt: Date.UTC(2026, 10, 23, 23, 30) })])).toBeNull();
  });

  it('none that is not agreed, of somebody else, or with a person who is no longer there', () => {
    expect(today([visit({ state: 'proposed' }), visit({ state: 'cancelled' })])).toBeNull();
    expect(today([visit({ residentId: uuid(7) }), visit({ contactId: uuid(8) })])).toBeNull();
  });
});

describe('It is time for a visit', () => {
  it('from its first minute to its last', () => {
    const at = (minutes: number) => due([visit()], NOW + HOUR + minutes * MINUTE)?.name;
    expect([-1, 0, 29, 30].map(at)).toEqual([undefined, 'Anna', 'Anna', undefined]);
  });

  it('no more once they have spoken, whoever called', () => {
    const spoken = endedCall({
      contactId: ANNA,
      startedAt: NOW + HOUR - 4 * MINUTE,
      connectedAt: NOW + HOUR,
    });
    expect(due([visit()], NOW + HOUR + MINUTE, [spoken])).toBeNull();
    const missed = { ...spoken, connectedAt: null };
    expect(due([visit()], NOW + HOUR + MINUTE, [missed])).not.toBeNull();
    const before = { ...spoken, startedAt: NOW + HOUR - 6 * MINUTE };
    expect(due([visit()], NOW + HOUR + MINUTE, [before])).not.toBeNull();
  });
});
