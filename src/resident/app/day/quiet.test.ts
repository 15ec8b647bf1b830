import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { CallScreen } from '../../../call/call-state.ts';
import { createClock } from '../../../sync/clock.ts';
import { uuid } from '../records-for-test.ts';
import { clockOfMinute, followAudible, followQuiet } from './quiet.ts';

/** In Luxembourg, one hour ahead of UTC in winter. */
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+01:00`);
const NIGHT = { quietHours: { from: 1230, until: 450 }, timeZone: 'Europe/Luxembourg' };

describe('Quiet hours', () => {
  it('run from half past eight in the evening to half past seven, in the facility’s zone', () => {
    const now = signal(at('20:29'));
    const quiet = followQuiet(signal(NIGHT), now);
    expect(quiet.value).toBe(false);
    now.value = at('20:30');
    expect(quiet.value).toBe(true);
    now.value = at('07:29');
    expect(quiet.value).toBe(true);
    now.value = at('07:30');
    expect(quiet.value).toBe(false);
  });

  it('change as soon as staff change them, and never come when they begin where they end', () => {
    const settings = signal(NIGHT);
    const quiet = followQuiet(settings, signal(at('22:00')));
    expect(quiet.value).toBe(true);
    settings.value = { ...NIGHT, quietHours: { from: 0, until: 0 } };
    expect(quiet.value).toBe(false);
  });

  it('come at the right time on a tablet whose own clock is nine hours slow', () => {
    const own = at('13:00');
    const clock = createClock({ now: () => own });
    clock.learn(at('22:00'), own, own);
    expect(followQuiet(signal(NIGHT), signal(clock.now())).value).toBe(true);
  });
});

describe('What is heard at night', () => {
  const nobody = () => false;
  const incoming: CallScreen = { at: 'incoming', callId: uuid(1), contactId: uuid(2) };

  it('is no ring that comes in', () => {
    const quiet = signal(true);
    const audible = followAudible(signal(incoming), quiet, nobody);
    expect(audible.value.at).toBe('idle');
    quiet.value = false;
    expect(audible.value).toEqual(incoming);
  });

  it('is a call that the resident makes, and one that runs into the night', () => {
    const ringing: CallScreen = { at: 'ringing', callId: uuid(1), contactId: uuid(2) };
    expect(followAudible(signal(ringing), signal(true), nobody).value).toEqual(ringing);
  });

  it('is the carers, who know the hour', () => {
    expect(followAudible(signal(incoming), signal(true), () => true).value).toEqual(incoming);
  });
});

it('An hour is written as on the clock', () => {
  expect([0, 450, 1230, 1440].map(clockOfMinute)).toEqual(['00:00', '07:30', '20:30', '00:00']);
});
