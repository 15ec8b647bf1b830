import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { type Facility, type Resident, type Tablet, USUAL_RESIDENT } from '../../protocol/records.ts';
import { RESIDENT, recordsWith, uuid } from './records-for-test.ts';
import { followSettings, isWaiting, settingsOf } from './settings.ts';

const TABLET = uuid(5);
const facility = { timeZone: 'Europe/Lisbon', language: 'fr' } as Facility;
const resident = { language: 'lb' } as Resident;
const tablet = { residentId: RESIDENT } as Tablet;
const all = {
  ...recordsWith(),
  facility: new Map([[uuid(6), facility]]),
  resident: new Map([[RESIDENT, resident]]),
  tablet: new Map([[TABLET, tablet]]),
};

/** The tablet of a resident and a house that staff have set so. */
const setTo = (given: { resident?: Partial<Resident>; facility?: Partial<Facility> }) => ({
  ...all,
  facility: new Map([[uuid(6), { ...facility, ...given.facility }]]),
  resident: new Map([[RESIDENT, { ...resident, ...given.resident }]]),
});

it('A tablet speaks its resident’s language in the facility’s time', () => {
  expect(settingsOf(all, TABLET)).toMatchObject({
    residentId: RESIDENT,
    language: 'lb',
    timeZone: 'Europe/Lisbon',
  });
});

it('Before the resident is known it speaks the facility’s language', () => {
  expect(settingsOf({ ...all, tablet: new Map() }, TABLET)).toMatchObject({
    residentId: null,
    language: 'fr',
  });
});

it('A freshly paired tablet knows nothing yet, except where it most likely is, and has no night', () => {
  expect(settingsOf(recordsWith(), TABLET)).toMatchObject({
    residentId: null,
    language: null,
    timeZone: 'Europe/Luxembourg',
    quietHours: { from: 0, until: 0 },
    pin: null,
  });
});

describe('What staff set for a resident', () => {
  const chosen = {
    textFactor: 1.5,
    holdMs: 400,
    repeatMs: 2_000,
    quietHours: { from: 1_260, until: 420 },
    ringFloor: 5,
    photoFrame: true,
  } as const;

  it('arrives', () => {
    expect(settingsOf(setTo({ resident: chosen }), TABLET)).toMatchObject(chosen);
  });

  it('is usual where an older record does not say', () => {
    const { textFactor, holdMs, repeatMs, quietHours, ringFloor, photoFrame } = USUAL_RESIDENT;
    expect(settingsOf(all, TABLET)).toMatchObject({
      ...{ textFactor, holdMs, repeatMs, quietHours, ringFloor, photoFrame },
    });
  });

  it('counts at once', () => {
    const records = signal(setTo({}));
    const settings = followSettings(records, TABLET);
    expect(settings.value.holdMs).toBe(0);
    records.value = setTo({ resident: { holdMs: 700 } });
    expect(settings.value.holdMs).toBe(700);
  });
});

describe('What the house decides', () => {
  it('is whether residents may ring somebody at night, and the staff’s PIN', () => {
    const pin = { salt: 'salt', iterations: 100_000, hash: 'hash' };
    expect(settingsOf(setTo({ facility: { outgoingAtNight: false, pin } }), TABLET)).toMatchObject({
      outgoingAtNight: false,
      pin,
    });
    expect(settingsOf(all, TABLET)).toMatchObject({ outgoingAtNight: true, pin: null });
  });

  it('is care in progress in every room, for as long as the later of the two says', () => {
    const until = (own: number | null, house: number | null) =>
      settingsOf(setTo({ resident: { careUntil: own }, facility: { careUntil: house } }), TABLET).careUntil;
    expect(until(null, null)).toBeNull();
    expect(until(5, null)).toBe(5);
    expect(until(null, 7)).toBe(7);
    expect(until(5, 7)).toBe(7);
  });
});

it('A shared tablet waits when it serves nobody; one that is somebody’s own never does', () => {
  const on = (body: Partial<Tablet>) =>
    settingsOf({ ...all, tablet: new Map([[TABLET, body as Tablet]]) }, TABLET);
  expect(isWaiting(on({ kind: 'shared', residentId: null }))).toBe(true);
  expect(isWaiting(on({ kind: 'shared', residentId: RESIDENT }))).toBe(false);
  expect(isWaiting(on({ kind: 'own', residentId: null }))).toBe(false);
});

it('A tablet shows faces and reads cards only in a house that said so', () => {
  expect(settingsOf(all, TABLET)).toMatchObject({ chooseByFace: false, chooseByCard: false });
  const house = setTo({ facility: { chooseByFace: true, chooseByCard: true, personWord: 'child' } });
  expect(settingsOf(house, TABLET)).toMatchObject({
    chooseByFace: true,
    chooseByCard: true,
    personWord: 'child',
  });
});
