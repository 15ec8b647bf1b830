import { webcrypto } from 'node:crypto';
import { expect, it } from 'vitest';
import { matchesPin } from '../../protocol/pin.ts';
import { type Facility, USUAL_FACILITY } from '../../protocol/records.ts';
import type { NewFacility } from './entrance.ts';
import { randomPin, setUpFacility } from './set-up.ts';

const crypto = webcrypto as Crypto;
const facility: Facility = {
  ...USUAL_FACILITY,
  name: 'Les Tilleuls',
  timeZone: 'Europe/Luxembourg',
  language: 'fr',
  personWord: 'resident',
};
const admin = { name: 'Claire', email: 'claire@tilleuls.example', password: 'une phrase se retient' };

async function handIn(pin: string): Promise<NewFacility> {
  const handed: NewFacility[] = [];
  await setUpFacility(
    { setUp: async (filled) => void handed.push(filled) },
    { facility, admin, pin },
    crypto,
  );
  return handed[0] as NewFacility;
}

it('hands the PIN in so that a tablet knows it again and nobody can read it', async () => {
  const { facility: handed } = await handIn('4827');
  const check = handed.pin;
  expect(check && (await matchesPin('4827', check, crypto))).toBe(true);
  expect(JSON.stringify(handed)).not.toContain('4827');
});

it('leaves the tablets without a PIN when the field was emptied', async () => {
  expect((await handIn('')).facility.pin).toBeNull();
});

it('suggests four digits', () => {
  expect(randomPin(crypto)).toMatch(/^\d{4}$/);
});
