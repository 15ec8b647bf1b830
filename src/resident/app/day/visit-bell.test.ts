import { type Signal, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallScreen } from '../../../call/call-state.ts';
import type { Interlude } from '../../../call/ring-tone.ts';
import type { EpochMs } from '../../../protocol/primitives.ts';
import type { Visit } from '../../../protocol/visits.ts';
import { contact, RESIDENT, recordsWith, uuid } from '../records-for-test.ts';
import { createVisitBell, startBellSound } from './visit-bell.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const AT = Date.UTC(2026, 10, 23, 14, 0);
const MINUTE = 60_000;
const [ANNA, TOM, VISIT] = [uuid(1), uuid(2), uuid(3)];
const CALL = { callId: uuid(4) };
const IDLE: CallScreen = { at: 'idle' };

const visit: Visit = {
  ...{ residentId: RESIDENT, contactId: ANNA, startsAt: AT, lengthMinutes: 30 },
  ...{ proposedBy: 'staff', proposerId: uuid(9), proposedAt: 0 },
  ...{ state: 'agreed', agreedAt: 0, answered: null, revision: 1 },
};

/** A tablet one minute before a visit. */
function tablet() {
  const view: Signal<CallScreen> = signal(IDLE);
  const records = signal(
    recordsWith({
      contact: [
        [ANNA, contact('Anna')],
        [TOM, contact('Tom')],
      ],
      visit: [[VISIT, visit]],
    }),
  );
  const settings = signal({
    residentId: RESIDENT,
    careUntil: null as EpochMs | null,
    lockedAt: null as EpochMs | null,
  });
  const [now, quiet, isPanelOpen] = [signal(AT - MINUTE), signal(false), signal(false)];
  const bell = createVisitBell({ replica: { records }, settings, now, quiet, call: { view }, isPanelOpen });
  const heard: string[] = [];
  let between: Interlude | undefined;
  const ring = {
    start(which: string, said?: Interlude) {
      heard.push(which);
      between = said;
    },
    stop: () => void heard.push('silence'),
  };
  const speech = {
    async say(text: string) {
      heard.push(text);
      return true;
    },
  };
  const stop = new AbortController();
  const words = { t: (key: string, given?: object) => `${key} ${JSON.stringify(given)}` };
  startBellSound(
    { bell, call: { view }, records, ring, speech, words, loudness: () => 1, now, timers: globalThis },
    stop.signal,
  );
  heard.length = 0;
  const isDue = () => bell.due.value?.id === VISIT;
  const speak = () => between?.({} as Parameters<Interlude>[0], stop.signal);
  return { view, records, settings, now, quiet, isPanelOpen, bell, heard, isDue, speak, stop };
}

describe('The card of a visit', () => {
  it('comes at the minute, and goes when the visit is over', () => {
    const { now, isDue } = tablet();
    expect(isDue()).toBe(false);
    now.value = AT;
    expect(isDue()).toBe(true);
    now.value = AT + 30 * MINUTE;
    expect(isDue()).toBe(false);
  });

  it('never lies over a call, and comes when that is over', () => {
    const { now, view, isDue } = tablet();
    view.value = { at: 'connected', ...CALL, contactId: TOM, since: AT, reconnecting: false };
    now.value = AT;
    expect(isDue()).toBe(false);
    view.value = IDLE;
    expect(isDue()).toBe(true);
  });

  it('does not come back once its person was called, or called, at that time', () => {
    for (const at of ['ringing', 'incoming'] as const) {
      const { now, view, isDue } = tablet();
      now.value = AT;
      view.value = { at, ...CALL, contactId: ANNA };
      view.value = IDLE;
      expect(isDue()).toBe(false);
    }
    const { now, view, isDue } = tablet();
    now.value = AT;
    view.value = { at: 'incoming', ...CALL, contactId: TOM };
    view.value = IDLE;
    expect(isDue()).toBe(true);
  });

  it('respects the night, the care, the lock, and whatever staff do', () => {
    const { now, quiet, settings, isPanelOpen, isDue } = tablet();
    now.value = AT;
    quiet.value = true;
    expect(isDue()).toBe(false);
    quiet.value = false;
    settings.value = { ...settings.value, careUntil: AT + MINUTE };
    expect(isDue()).toBe(false);
    now.value = AT + MINUTE;
    expect(isDue()).toBe(true);
    settings.value = { ...settings.value, lockedAt: AT };
    expect(isDue()).toBe(false);
    settings.value = { ...settings.value, lockedAt: null };
    isPanelOpen.value = true;
    expect(isDue()).toBe(false);
  });

  it('is put away by *not now*', () => {
    const { now, bell, isDue, heard } = tablet();
    now.value = AT;
    bell.dismiss(VISIT);
    expect(isDue()).toBe(false);
    expect(heard).toEqual(['incoming', 'silence']);
  });

  it('goes when the visit is called off', () => {
    const { now, records, isDue } = tablet();
    now.value = AT;
    records.value = recordsWith({ contact: [[ANNA, contact('Anna')]] });
    expect(isDue()).toBe(false);
  });
});

describe('Its ring', () => {
  it('lasts a minute, and says who it is', async () => {
    const { now, heard, speak } = tablet();
    now.value = AT;
    expect(heard).toEqual(['incoming']);
    await speak();
    expect(heard[1]).toBe('visit.now {"name":"Anna"}');
    vi.advanceTimersByTime(59_999);
    expect(heard).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(heard[2]).toBe('silence');
  });

  it('does not start over while the minutes pass', () => {
    const { now, heard } = tablet();
    now.value = AT;
    now.value = AT + MINUTE;
    expect(heard).toEqual(['incoming']);
  });

  it('startles nobody long after the time', () => {
    const { now, heard, isDue } = tablet();
    now.value = AT + 6 * MINUTE;
    expect(isDue()).toBe(true);
    expect(heard).toEqual([]);
  });

  it('leaves the sound to the call that takes over', () => {
    const { now, view, heard } = tablet();
    now.value = AT;
    view.value = { at: 'incoming', ...CALL, contactId: ANNA };
    expect(heard).toEqual(['incoming']);
  });

  it('is silent when the launcher is taken down', () => {
    const { now, heard, stop } = tablet();
    now.value = AT;
    stop.abort();
    expect(heard.at(-1)).toBe('silence');
  });
});
