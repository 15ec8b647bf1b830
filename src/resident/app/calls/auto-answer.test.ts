import { computed, signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Consent, Contact } from '../../../protocol/records.ts';
import { contact, RESIDENT, uuid } from '../records-for-test.ts';
import { createAutoAnswer } from './auto-answer.ts';

const MARIE = uuid(1);
/** 10:00 in Luxembourg. */
const NOW = Date.UTC(2026, 0, 12, 9);
const AGREED: Consent = {
  residentId: RESIDENT,
  contactId: MARIE,
  how: 'at breakfast',
  askedBy: uuid(9),
  askedAt: NOW - 1,
  until: NOW + 60_000,
  withdrawnAt: null,
};
const SETTINGS = {
  residentId: RESIDENT as string | null,
  isShared: false,
  idleMinutes: null as number | null,
  lockedAt: null as number | null,
  quietHours: { from: 1230, until: 450 },
  timeZone: 'Europe/Luxembourg',
  careUntil: null as number | null,
};

type Given = {
  settings?: Partial<typeof SETTINGS>;
  consent?: Partial<Consent> | null;
  marie?: Partial<Contact>;
};

function tablet({ settings = {}, consent = {}, marie = {} }: Given = {}) {
  let now = NOW;
  const records = signal({
    contact: new Map([[MARIE, contact('Marie', marie)]]),
    consent: new Map(consent === null ? [] : [[uuid(5), { ...AGREED, ...consent }]]),
  });
  const set = signal({ ...SETTINGS, ...settings });
  const locked = signal(false);
  const auto = createAutoAnswer({ now: () => now });
  const learn = () => auto.learn({ records, settings: set, ring: { locked } });
  return {
    auto,
    learn,
    records,
    set,
    locked,
    may: () => auto.mayAnswerItself(MARIE),
    wait: (ms: number) => (now += ms),
  };
}

function asked(given: Given = {}): boolean {
  const { learn, may } = tablet(given);
  learn();
  return may();
}

describe('A tablet lets a call answer itself', () => {
  it('when the resident agreed, and nothing stands against it', () => {
    expect(asked()).toBe(true);
  });

  it('not before it knows who sits there and what they agreed to', () => {
    const { auto, may } = tablet();
    expect([may(), auto.couldBeHeard()]).toEqual([false, false]);
  });

  const never: [string, Given][] = [
    ['without a consent', { consent: null }],
    ['with one that was withdrawn', { consent: { withdrawnAt: NOW - 1 } }],
    ['with one that has run out', { consent: { until: NOW } }],
    ['with one for another contact', { consent: { contactId: uuid(2) } }],
    ['with one that another resident gave', { consent: { residentId: uuid(2000) } }],
    ['in quiet hours', { settings: { quietHours: { from: 540, until: 660 } } }],
    ['while care is in progress', { settings: { careUntil: NOW + 1 } }],
    ['when nobody sits there', { settings: { residentId: null } }],
    ['when staff locked it', { settings: { lockedAt: 1 } }],
    ['when it is shared and serves nobody', { settings: { isShared: true } }],
    ['for the station', { marie: { kind: 'station' } }],
    ['for somebody else’s contact', { marie: { residentId: uuid(2000) } }],
  ];
  it.each(never)('never %s', (_, given) => expect(asked(given)).toBe(false));

  it('when it is shared and somebody was given it', () => {
    expect(asked({ settings: { isShared: true, idleMinutes: 30 } })).toBe(true);
  });

  it('for no unknown contact', () => {
    const { auto, learn } = tablet();
    learn();
    expect(auto.mayAnswerItself(uuid(77))).toBe(false);
  });

  it('no longer, the moment care begins or the consent goes', () => {
    const { learn, may, set, records } = tablet();
    learn();
    const answer = computed(may);
    expect(answer.value).toBe(true);
    set.value = { ...set.value, careUntil: NOW + 60_000 };
    expect(answer.value).toBe(false);
    set.value = SETTINGS;
    expect(answer.value).toBe(true);
    records.value = { ...records.value, consent: new Map() };
    expect(answer.value).toBe(false);
  });

  it('no longer once the consent has run out', () => {
    const { learn, may, wait } = tablet();
    learn();
    wait(60_000);
    expect(may()).toBe(false);
  });
});

it('An announcement is heard only where the browser lets the ring sound', () => {
  const { auto, learn, locked } = tablet();
  learn();
  expect(auto.couldBeHeard()).toBe(true);
  locked.value = true;
  expect(auto.couldBeHeard()).toBe(false);
});
