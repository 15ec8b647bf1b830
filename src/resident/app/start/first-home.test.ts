import { describe, expect, it } from 'vitest';
import { inUtc } from './first-home.ts';

const at = (iso: string) => Date.parse(iso);
const NIGHT = { from: 21 * 60, until: 7 * 60 };

describe('The night of the first home, by a clock in UTC', () => {
  it('is an hour earlier in Luxembourg’s winter, and two in its summer', () => {
    expect(inUtc(NIGHT, 'Europe/Luxembourg', at('2026-11-23T12:00:00Z'))).toEqual({
      from: 1_200,
      until: 360,
    });
    expect(inUtc(NIGHT, 'Europe/Luxembourg', at('2026-07-23T12:00:00Z'))).toEqual({
      from: 1_140,
      until: 300,
    });
  });

  it('is the same whether or not it is another day there', () => {
    const hours = [0, 6, 12, 18, 23].map((hour) => at(`2026-11-23T${String(hour).padStart(2, '0')}:30:00Z`));
    const nights = hours.map((now) => JSON.stringify(inUtc(NIGHT, 'America/New_York', now)));
    expect(new Set(nights)).toEqual(new Set(['{"from":120,"until":720}']));
  });

  it('stays none where a resident has none', () => {
    const { from, until } = inUtc({ from: 0, until: 0 }, 'Europe/Luxembourg', at('2026-11-23T12:00:00Z'));
    expect(from).toBe(until);
  });
});
