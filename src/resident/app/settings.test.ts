import { expect, it } from 'vitest';
import type { Facility, Resident, Tablet } from '../../protocol/records.ts';
import { RESIDENT, recordsWith, uuid } from './records-for-test.ts';
import { settingsOf } from './settings.ts';

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

it('A tablet speaks its resident’s language in the facility’s time', () => {
  expect(settingsOf(all, TABLET)).toEqual({
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

it('A freshly paired tablet knows nothing yet, except where it most likely is', () => {
  expect(settingsOf(recordsWith(), TABLET)).toEqual({
    residentId: null,
    language: null,
    timeZone: 'Europe/Luxembourg',
  });
});
