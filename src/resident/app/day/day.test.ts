import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallScreen } from '../../../call/call-state.ts';
import type { Mutation } from '../../../protocol/mutations.ts';
import type { Resident } from '../../../protocol/records.ts';
import { noRecords } from '../../../sync/records.ts';
import { HOME, type Place } from '../place.ts';
import { contact, endedCall, help, RESIDENT, recordsWith, uuid } from '../records-for-test.ts';
import { type Settings, settingsOf } from '../settings.ts';
import { startDay } from './day.ts';

const timers = {
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};
const MINUTE = 60_000;
const HASH = 'a'.repeat(64);
const NOON = Date.parse('2026-11-23T12:00:00+01:00');
const anne = { givenName: 'Anne', photo: HASH } as Resident;

describe('A day on the tablet', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function tablet(given: Parameters<typeof recordsWith>[0] = {}, set: Partial<Settings> = {}) {
    const marie = contact('Marie', { photo: HASH });
    const known = { ...recordsWith({ contact: [[uuid(1), marie]], ...given }) };
    const records = signal({ ...known, resident: new Map([[RESIDENT, anne]]) });
    const chosen = { residentId: RESIDENT, photoFrame: true, ...set };
    const settings = signal<Settings>({ ...settingsOf(noRecords(), uuid(9)), ...chosen });
    const view = signal<CallScreen>({ at: 'idle' });
    const place = signal<Place>(HOME);
    const now = signal(NOON);
    const glass = new EventTarget();
    const listen = glass.addEventListener.bind(glass);
    const stop = new AbortController();
    const day = startDay(
      {
        ...{ settings, now, place, timers, call: { view } },
        replica: { records, pending: signal<readonly Mutation[]>([]) },
        photos: { url: (hash: string | null) => hash && `blob:${hash}` },
        sent: signal([]),
        window: { addEventListener: listen },
        document: { addEventListener: listen, visibilityState: 'visible' },
      },
      stop.signal,
    );
    return { ...day, settings, view, place, now, records };
  }

  it('ends in photos of contacts and resident when nobody touches it, one after another', () => {
    const { resting, slide } = tablet();
    vi.advanceTimersByTime(10 * MINUTE);
    expect(resting.state.value).toBe('frame');
    vi.advanceTimersByTime(20_000);
    const captions = [slide.value?.caption];
    vi.advanceTimersByTime(20_000);
    expect([...captions, slide.value?.caption].sort()).toEqual(['Anne', 'Marie']);
  });

  it('shows no photos unless staff switched them on, and at once when they do', () => {
    const { resting, slide, settings } = tablet({}, { photoFrame: false });
    vi.advanceTimersByTime(30 * MINUTE);
    expect(resting.state.value).toBe('awake');
    expect(slide.value).toBeNull();
    settings.value = { ...settings.value, photoFrame: true };
    expect(resting.state.value).toBe('frame');
  });

  it('keeps a missed call and help on its way in sight', () => {
    const times = { startedAt: NOON - 1_000, endedAt: NOON - 500 };
    const missed = endedCall({ caller: 'relative', outcome: 'missed', ...times });
    for (const given of [{ call: [[uuid(3), missed] as const] }, { help: [[uuid(4), help()] as const] }]) {
      const { resting } = tablet(given);
      vi.advanceTimersByTime(30 * MINUTE);
      expect(resting.state.value).toBe('awake');
    }
  });

  it('keeps a card in sight, and a call', () => {
    const { resting, place, view } = tablet();
    place.value = { at: 'help' };
    vi.advanceTimersByTime(30 * MINUTE);
    expect(resting.state.value).toBe('awake');
    place.value = HOME;
    expect(resting.state.value).toBe('frame');
    view.value = { at: 'incoming', callId: uuid(5), contactId: uuid(1) };
    expect(resting.state.value).toBe('awake');
  });

  it('turns into night by the time it is told', () => {
    const { resting, quiet, settings, now } = tablet();
    settings.value = { ...settings.value, quietHours: { from: 1230, until: 450 } };
    vi.advanceTimersByTime(10 * MINUTE);
    expect([quiet.value, resting.state.value]).toEqual([false, 'frame']);
    now.value = NOON + 9 * 60 * MINUTE;
    expect([quiet.value, resting.state.value]).toEqual([true, 'night']);
  });
});
