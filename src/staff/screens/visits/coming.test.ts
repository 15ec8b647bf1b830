import { expect, it } from 'vitest';
import type { Visit } from '../../../protocol/visits.ts';
import { comingVisits } from './coming.ts';

const HERE = 'Europe/Luxembourg';
/** 23:30 on Monday in Luxembourg. */
const NOW = Date.UTC(2026, 10, 23, 22, 30);
const MINUTE = 60_000;

const visit = (startsAt: number, given: Partial<Visit> = {}): Visit => ({
  ...{ residentId: 'anne', contactId: 'marie', startsAt, lengthMinutes: 30 },
  ...{ proposedBy: 'staff', proposerId: 'claire', proposedAt: 0 },
  ...{ state: 'agreed', agreedAt: 0, answered: null, revision: 0, ...given },
});

const sorted = (visits: Record<string, Visit>, residentId: string | null = null) => {
  const { toAnswer, days, past } = comingVisits(new Map(Object.entries(visits)), {
    now: NOW,
    timeZone: HERE,
    residentId,
  });
  const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id).join(' ');
  return {
    toAnswer: ids(toAnswer),
    days: days.map((day) => `${day.date}: ${ids(day.visits)}`),
    past: ids(past),
  };
};

it('puts what is agreed under its day, by the wall clock of the house', () => {
  const found = sorted({
    late: visit(NOW + 100 * MINUTE),
    tonight: visit(NOW + 10 * MINUTE),
    early: visit(NOW + 31 * MINUTE),
  });
  expect(found.days).toEqual(['2026-11-23: tonight', '2026-11-24: early late']);
});

it('keeps a visit that is on until it is over', () => {
  expect(sorted({ on: visit(NOW - 29 * MINUTE) }).days).toEqual(['2026-11-23: on']);
  expect(sorted({ over: visit(NOW - 30 * MINUTE) }).past).toBe('over');
});

it('asks for an answer to what a relative proposed, as long as there is time', () => {
  const theirs = { state: 'proposed', proposedBy: 'relative' } as const;
  const found = sorted({
    open: visit(NOW + MINUTE, theirs),
    ours: visit(NOW + MINUTE, { state: 'proposed' }),
    missed: visit(NOW - 60 * MINUTE, theirs),
  });
  expect(found).toEqual({ toAnswer: 'open', days: ['2026-11-23: ours'], past: 'missed' });
});

it('keeps what was called off among what is over, the newest first', () => {
  const found = sorted({
    off: visit(NOW + MINUTE, { state: 'cancelled' }),
    no: visit(NOW + 5 * MINUTE, { state: 'declined' }),
    was: visit(NOW - 100 * MINUTE),
  });
  expect(found).toEqual({ toAnswer: '', days: [], past: 'no off was' });
});

it('shows one person’s only, where one person is meant', () => {
  const all = { anne: visit(NOW + MINUTE), jos: visit(NOW + MINUTE, { residentId: 'jos' }) };
  expect(sorted(all, 'jos').days).toEqual(['2026-11-23: jos']);
});
