import { describe, expect, it } from 'vitest';
import { createSmallHours } from './small-hours.ts';

const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);
const timeZone = () => 'Europe/Luxembourg';

describe('The small hours', () => {
  it('begin at the tablet’s own minute and end at five, by the facility’s clock', () => {
    const early = createSmallHours({ timeZone, random: () => 0 });
    expect(early.isDue(at('01:59'))).toBe(false);
    expect(early.isDue(at('02:00'))).toBe(true);
    expect(early.isDue(at('03:59'))).toBe(true);
    expect(early.isDue(at('04:00'))).toBe(false);
  });

  it('leave room after the latest minute', () => {
    const late = createSmallHours({ timeZone, random: () => 0.999 });
    expect(late.isDue(at('03:38'))).toBe(false);
    expect(late.isDue(at('03:40'))).toBe(true);
  });

  it('follow a facility that says where it is', () => {
    let zone = 'Europe/Luxembourg';
    const hours = createSmallHours({ timeZone: () => zone, random: () => 0 });
    expect(hours.isDue(at('02:30'))).toBe(true);
    zone = 'America/Manaus';
    expect(hours.isDue(at('02:30'))).toBe(false);
    expect(hours.nightOf(at('02:30'))).toBe('2026-11-22');
  });
});
