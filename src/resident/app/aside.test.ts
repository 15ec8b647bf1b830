import { describe, expect, it } from 'vitest';
import type { Resident } from '../../protocol/records.ts';
import { asideOf } from './aside.ts';
import { contact, endedCall, RESIDENT, recordsWith, uuid } from './records-for-test.ts';

const NOW = 10_000_000;
const resident = { address: 'Madame Weber', language: 'fr' } as Resident;
const missed = endedCall({
  caller: 'relative',
  outcome: 'missed',
  startedAt: NOW - 5_000,
  endedAt: NOW - 4_000,
});

function under(given: Partial<Parameters<typeof asideOf>[0]> = {}, calls = [missed]) {
  const records = {
    ...recordsWith({
      contact: [[uuid(1), contact('Tom')]],
      call: calls.map((call, index) => [uuid(10 + index), call] as const),
    }),
    resident: new Map([[RESIDENT, resident]]),
  };
  return asideOf({ records, residentId: RESIDENT, now: NOW, offline: false, media: null, ...given });
}

describe('Under the clock stands', () => {
  it('until when care lasts, before anything else: it explains why nobody calls', () => {
    expect(under({ careUntil: NOW + 1, offline: true })).toEqual({ kind: 'care', until: NOW + 1 });
  });

  it('that there is no network, before whatever was missed', () => {
    expect(under({ offline: true, media: 'denied' })).toEqual({ kind: 'offline', visit: null });
  });

  it('who called in vain, with the time at which it rang', () => {
    expect(under({ media: 'denied' })).toEqual({
      kind: 'missed',
      contactId: uuid(1),
      name: 'Tom',
      at: NOW - 5_000,
    });
  });

  it('a visit before anything but care once it is near, and else where there is room', () => {
    const visit = { id: uuid(5), contactId: uuid(1), name: 'Anna', at: NOW + 2 * 60 * 60_000 };
    const said = { kind: 'visit', name: 'Anna', at: visit.at };
    expect(under({ visit, offline: true })).toEqual(said);
    expect(under({ visit, careUntil: NOW + 1 })).toMatchObject({ kind: 'care' });
    const later = { ...visit, at: visit.at + 1 };
    expect(under({ visit: later, offline: true })).toEqual({
      kind: 'offline',
      visit: { ...said, at: later.at },
    });
    expect(under({ visit: later })).toMatchObject({ kind: 'missed' });
    expect(under({ visit: later, media: 'denied' }, [])).toMatchObject({ kind: 'visit' });
  });

  it('that the camera needs the team', () => {
    expect(under({ media: 'denied' }, [])).toEqual({ kind: 'no-camera', why: 'denied' });
  });

  it('a greeting, with the last conversation if there was one', () => {
    expect(under({}, [])).toEqual({ kind: 'greeting', address: 'Madame Weber', spoke: null });
    expect(under({}, [endedCall({ endedAt: NOW - 9 })])).toMatchObject({
      spoke: { name: 'Tom', at: NOW - 9 },
    });
  });

  it('nothing of calls with people who are no longer on the screen, or of another resident', () => {
    expect(under({}, [{ ...missed, contactId: uuid(99) }])).toMatchObject({ kind: 'greeting', spoke: null });
    expect(under({}, [{ ...missed, residentId: uuid(98) }])).toMatchObject({ kind: 'greeting', spoke: null });
  });
});

it('the house speaks under its own name', () => {
  const house = { count: 1, at: 1, name: 'La directrice' };
  expect(under({ house }, [])).toEqual({ kind: 'house', name: 'La directrice' });
});
