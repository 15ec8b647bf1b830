import { describe, expect, it } from 'vitest';
import {
  type Call,
  type Contact,
  type Resident,
  type Tablet,
  USUAL_CALL,
  USUAL_CONTACT,
  USUAL_RESIDENT,
  USUAL_TABLET,
} from '../../../protocol/records.ts';
import { notReached, silent } from './silence.ts';

const DAY_MS = 86_400_000;
const NOW = 100 * DAY_MS;
const call = (daysAgo: number, more: Partial<Call> = {}): Call => ({
  ...USUAL_CALL,
  residentId: 'anne',
  contactId: 'marie',
  caller: 'tablet',
  state: 'ended',
  outcome: 'missed',
  startedAt: NOW - daysAgo * DAY_MS,
  ringingAt: null,
  answeredAt: null,
  connectedAt: null,
  endedAt: null,
  ...more,
});
const contact = (residentId: string): Contact => ({
  ...USUAL_CONTACT,
  residentId,
  name: 'x',
  relation: '',
  callsResident: '',
  photo: null,
  position: 1,
});
const resident: Resident = {
  ...USUAL_RESIDENT,
  givenName: 'Anne',
  familyName: '',
  address: '',
  room: '',
  language: 'fr',
  photo: null,
  callingHours: { from: 0, until: 1440 },
};
const tablet = (residentId: string, daysAgo: number): Tablet => ({
  ...USUAL_TABLET,
  name: 'T',
  residentId,
  pairedAt: NOW - daysAgo * DAY_MS,
});
const known = (...calls: Call[]) => ({
  calls: new Map(calls.map((one, index) => [String(index), one])),
  contacts: new Map([
    ['marie', contact('anne')],
    ['jean', contact('anne')],
  ]),
  residents: new Map([['anne', resident]]),
  tablets: new Map([['t', tablet('anne', 30)]]),
  now: NOW,
});

describe('who was not reached this week', () => {
  it('was tried in vain, every time; who was tried most comes first', () => {
    const jean = { contactId: 'jean' };
    expect(notReached(known(call(1), call(2, jean), call(3, jean), call(8, jean)))).toEqual([
      { contactId: 'jean', residentId: 'anne', tries: 2, lastAt: NOW - 2 * DAY_MS },
      { contactId: 'marie', residentId: 'anne', tries: 1, lastAt: NOW - DAY_MS },
    ]);
  });

  it('is nobody with whom they have spoken, whoever called', () => {
    expect(notReached(known(call(1), call(2, { outcome: 'completed' })))).toEqual([]);
    expect(notReached(known(call(2), call(1, { caller: 'relative', outcome: 'completed' })))).toEqual([]);
  });

  it('is nobody whose call was taken back, who called in vain themselves, or who is no contact any more', () => {
    expect(notReached(known(call(1, { outcome: 'cancelled' })))).toEqual([]);
    expect(notReached(known(call(1, { caller: 'relative' })))).toEqual([]);
    expect(notReached(known(call(1, { contactId: 'gone' })))).toEqual([]);
  });
});

it('counts the family only: a word with the carers, or none, is another matter', () => {
  const carers = { contactKind: 'station' } as const;
  expect(notReached(known(call(1, carers)))).toEqual([]);
  const spoke = known(call(1, { ...carers, outcome: 'completed' }));
  expect(silent(spoke).map(({ residentId }) => residentId)).toEqual(['anne']);
});

it('says nothing of a resident who is archived', () => {
  const gone = { ...known(call(1)), residents: new Map([['anne', { ...resident, archivedAt: NOW }]]) };
  expect(notReached(gone)).toEqual([]);
  expect(silent(gone)).toEqual([]);
});

describe('whom nobody has called for ten days', () => {
  it('has spoken with nobody since, however often it rang', () => {
    expect(silent(known(call(1), call(11, { outcome: 'completed' })))).toEqual([
      { residentId: 'anne', lastAt: NOW - 11 * DAY_MS },
    ]);
    expect(silent(known(call(1, { outcome: 'completed' })))).toEqual([]);
    expect(silent(known(call(0, { state: 'connected', outcome: null })))).toEqual([]);
  });

  it('may never have spoken: those come first', () => {
    const two = known(call(11, { outcome: 'completed' }));
    const residents = new Map([...two.residents, ['jos', resident] as const]);
    const tablets = new Map([...two.tablets, ['t2', tablet('jos', 30)] as const]);
    expect(silent({ ...two, residents, tablets }).map(({ residentId }) => residentId)).toEqual([
      'jos',
      'anne',
    ]);
  });

  it('is nobody who has no tablet, or only since a few days', () => {
    expect(silent({ ...known(), tablets: new Map() })).toEqual([]);
    expect(silent({ ...known(), tablets: new Map([['t', tablet('anne', 9)]]) })).toEqual([]);
  });
});
