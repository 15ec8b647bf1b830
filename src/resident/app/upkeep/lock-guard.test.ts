import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import type { CallScreen } from '../../../call/call-state.ts';
import { uuid } from '../records-for-test.ts';
import { startLockGuard } from './lock-guard.ts';

const ids = { callId: uuid(1), contactId: uuid(2) };
const talk = { ...ids, since: 0, reconnecting: false };

function start(screen: CallScreen) {
  const view = signal<CallScreen>(screen);
  const settings = signal<{ lockedAt: number | null }>({ lockedAt: null });
  const deeds = { cancel: vi.fn(), decline: vi.fn(), hangUp: vi.fn(), dismiss: vi.fn() };
  const stop = new AbortController();
  startLockGuard({ call: { view, ...deeds }, settings }, stop.signal);
  const done = () => Object.entries(deeds).flatMap(([name, deed]) => deed.mock.calls.map(() => name));
  return { view, settings, done, stop };
}

it.each([
  [{ at: 'incoming', ...ids }, 'decline'],
  [{ at: 'ringing', ...ids }, 'cancel'],
  [{ at: 'grace', contactId: ids.contactId, endsAt: 0 }, 'cancel'],
  [{ at: 'connected', ...talk }, 'hangUp'],
] as [CallScreen, string][])('a lock ends what is on: %o', (screen, deed) => {
  const { settings, done } = start(screen);
  expect(done()).toEqual([]);
  settings.value = { lockedAt: 5 };
  expect(done()).toEqual([deed]);
});

it('a locked tablet that is rung all the same says no, until it is unlocked', () => {
  const { view, settings, done } = start({ at: 'idle' });
  settings.value = { lockedAt: 5 };
  view.value = { at: 'incoming', ...ids };
  expect(done()).toEqual(['decline']);
  view.value = { at: 'idle' };
  settings.value = { lockedAt: null };
  view.value = { at: 'incoming', ...ids };
  expect(done()).toEqual(['decline']);
});

const OVER = { at: 'over', ...ids, outcome: 'completed', caller: 'tablet', endedAt: 1, spokeMs: 1 } as const;

it('the card of an old call goes with the lock, and that staff ended one can still be read', () => {
  const old = start(OVER);
  old.settings.value = { lockedAt: 5 };
  expect(old.done()).toEqual(['dismiss']);
  const ended = start({ ...OVER, byHouse: true });
  ended.settings.value = { lockedAt: 5 };
  expect(ended.done()).toEqual([]);
});

it('stops with the page', () => {
  const { view, settings, done, stop } = start({ at: 'idle' });
  stop.abort();
  settings.value = { lockedAt: 5 };
  view.value = { at: 'incoming', ...ids };
  expect(done()).toEqual([]);
});
