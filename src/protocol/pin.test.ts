import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createPinCheck, matchesPin, Pin } from './pin.ts';
import { PinCheck } from './primitives.ts';

describe('a PIN', () => {
  it.each(['1234', '000000', '123456789012'])('may be %s', (pin) => {
    expect(v.is(Pin, pin)).toBe(true);
  });

  it.each(['', '123', '1234567890123', '12a4', '12 34', '١٢٣٤'])('may not be "%s"', (pin) => {
    expect(v.is(Pin, pin)).toBe(false);
  });

  it('is known again, and no other is', async () => {
    const check = await createPinCheck('2580', crypto);
    expect(await matchesPin('2580', check, crypto)).toBe(true);
    for (const wrong of ['2581', '0258', '25800', '', '2580 '])
      expect(await matchesPin(wrong, check, crypto)).toBe(false);
  });

  it('is kept as the record wants it, and never in a readable form', async () => {
    const check = await createPinCheck('2580', crypto);
    expect(v.parse(PinCheck, check)).toEqual(check);
    expect(JSON.stringify(check)).not.toContain('2580');
  });

  it('set twice is kept in two ways, so that two houses with one PIN do not show it', async () => {
    const [one, other] = [await createPinCheck('2580', crypto), await createPinCheck('2580', crypto)];
    expect(one.hash).not.toBe(other.hash);
  });

  it('is derived as RFC 8018 says, whoever does it', async () => {
    // PBKDF2-HMAC-SHA-256 of "1234" with the salt 00 01 … 0f, 100,000 times, by another implementation (OpenSSL).
    const check = {
      salt: 'AAECAwQFBgcICQoLDA0ODw',
      iterations: 100_000,
      hash: 'hp5sg1DFvrCsw5n7qsO2DSIEM4lrJqZHc00NjxWG4fo',
    };
    expect(await matchesPin('1234', check, crypto)).toBe(true);
  });

  it('is only known by the cost with which it was kept', async () => {
    const check = await createPinCheck('1234', crypto);
    expect(await matchesPin('1234', { ...check, iterations: check.iterations + 1 }, crypto)).toBe(false);
  });
});
