import { expect, it } from 'vitest';
import { isInForce } from './consent.ts';
import type { Consent } from './records.ts';

const A = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const given = { residentId: A, contactId: A, how: 'asked', askedBy: A, askedAt: 10, until: 20 };
const consent: Consent = { ...given, withdrawnAt: null };

it('counts until its end, and not a moment longer', () => {
  expect([isInForce(consent, 10), isInForce(consent, 19), isInForce(consent, 20)]).toEqual([
    true,
    true,
    false,
  ]);
});

it('counts no more once it was withdrawn, whatever a clock that is behind says', () => {
  expect(isInForce({ ...consent, withdrawnAt: 15 }, 12)).toBe(false);
});
