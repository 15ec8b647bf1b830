import { expect, it } from 'vitest';
import { isEasyPin, isPin, suggestPin } from './pin.ts';

it.each(['4827', '00192837', '0000'])('takes %s', (pin) => expect(isPin(pin)).toBe(true));

it.each(['482', '123456789', '48a7', ' 4827', ''])('does not take “%s”', (pin) =>
  expect(isPin(pin)).toBe(false),
);

it('knows the PINs that everybody tries first', () => {
  for (const pin of ['0000', '1234', '4321', '55555555']) expect(isEasyPin(pin)).toBe(true);
  for (const pin of ['4827', '1235', '2468', '0011']) expect(isEasyPin(pin)).toBe(false);
});

it('suggests four digits, and never an easy one', () => {
  const numbers = [1234, 11_111, 42];
  expect(suggestPin(() => numbers.shift() ?? 0)).toBe('0042');
});
