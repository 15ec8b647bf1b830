import { describe, expect, it } from 'vitest';
import { VISIT_AHEAD_MS, type Visit } from '../../protocol/visits.ts';
import { refusalKey, visitDays, visitsAhead, visitTimes } from './visits.ts';

/** 13:00 on Monday in Luxembourg. */
const NOW = Date.UTC(2026, 10, 23, 12, 0);
const MINUTE = 60_000;

const visit = (given: Partial<Visit> = {}): Visit => ({
  ...{ residentId: 'anne', contactId: 'marie', startsAt: NOW + 120 * MINUTE, lengthMinutes: 30 },
  ...{ proposedBy: 'staff', proposerId: 'claire', proposedAt: 0 },
  ...{ state: 'agreed', agreedAt: 0, answered: null, revision: 0, ...given },
});

const LOVED = {
  ...{ name: 'Anne', photo: null, facilityName: 'Les Tilleuls', timeZone: 'Europe/Luxembourg' },
  callingHours: { from: 600, until: 1080 },
  quietHours: { from: 720, until: 840 },
  ...{ notNowUntil: null, callable: true },
};
const known = (...visits: Visit[]) => ({
  loved: LOVED,
  visits: new Map(visits.map((one, n) => [String(n), one])),
  now: NOW,
});

describe('what a relative sees of visits', () => {
  it('says whose turn it is', () => {
    const states = (given: Partial<Visit>) => visitsAhead(known(visit(given)).visits, NOW)[0]?.state;
    expect(states({})).toBe('agreed');
    expect(states({ state: 'proposed' })).toBe('asked');
    expect(states({ state: 'proposed', proposedBy: 'relative' })).toBe('waiting');
    expect(states({ state: 'cancelled' })).toBe('cancelled');
  });

  it('is in the order of time, without what is over', () => {
    const [late, soon, over] = [300, 60, -30].map((n) => visit({ startsAt: NOW + n * MINUTE }));
    const { visits } = known(late ?? visit(), soon ?? visit(), over ?? visit());
    expect(visitsAhead(visits, NOW).map(({ id }) => id)).toEqual(['1', '0']);
  });

  it('says when it is time', () => {
    const one = known(visit()).visits;
    const isNow = (minutes: number) => visitsAhead(one, NOW + minutes * MINUTE)[0]?.isNow;
    expect([114, 115, 149, 150].map(isNow)).toEqual([false, true, true, undefined]);
  });
});

describe('the times to choose from', () => {
  const minutes = (times: number[]) => times.map((at) => (at - NOW) / MINUTE);

  it('are within the hours, after now, and not one’s own already', () => {
    expect(minutes(visitTimes(known(), '2026-11-23'))).toEqual([60, 90, 120, 150, 180, 210, 240, 270]);
    const mine = visit({ state: 'proposed', proposedBy: 'relative' });
    const off = visit({ startsAt: NOW + 180 * MINUTE, state: 'cancelled' });
    expect(minutes(visitTimes(known(mine, off), '2026-11-23'))).not.toContain(120);
    expect(minutes(visitTimes(known(mine, off), '2026-11-23'))).toContain(180);
  });

  it('are of the next two weeks', () => {
    const days = visitDays(known());
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-11-23', '2026-12-06', 14]);
    expect(14 * 24 * 60 * MINUTE).toBeLessThan(VISIT_AHEAD_MS);
  });
});

it('offers the free time that the server names, and otherwise another one', () => {
  expect(refusalKey('taken', NOW)).toBe('visit.taken');
  expect(refusalKey('taken', undefined)).toBe('visit.refused');
  expect(refusalKey('too-many-visits', undefined)).toBe('visit.many');
  expect(refusalKey('outside-hours', undefined)).toBe('visit.refused');
});
