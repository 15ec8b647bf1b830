import { effect, signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { CallScreen } from '../../call/call-state.ts';
import { careEnd, startCareGuard } from './care.ts';
import { uuid } from './records-for-test.ts';

it('care lasts as long as staff said', () => {
  expect(careEnd({ careUntil: 1_000 }, 999)).toBe(1_000);
  expect(careEnd({ careUntil: 1_000 }, 1_000)).toBe(null);
  expect(careEnd({ careUntil: null }, 0)).toBe(null);
});

const RING: CallScreen = { at: 'incoming', callId: uuid(5), contactId: uuid(6) };

function tablet(careUntil: number | null, isCarers = () => false) {
  const view = signal<CallScreen>({ at: 'idle' });
  const seen: string[] = [];
  const decline = vi.fn(() => {
    view.value = { at: 'idle' };
  });
  const settings = signal({ careUntil });
  const leaving = new AbortController();
  startCareGuard({ call: { view, decline }, settings, clock: { now: () => 500 }, isCarers }, leaving.signal);
  effect(() => void seen.push(view.value.at));
  return { view, decline, settings, seen, leaving };
}

describe('a ring while care is in progress', () => {
  it('is told not now, and is never seen', () => {
    const { view, decline, seen } = tablet(1_000);
    view.value = RING;
    expect(decline).toHaveBeenCalledOnce();
    expect(seen).not.toContain('incoming');
  });

  it('is heard when it is the carers’: they may need the resident, or one another', () => {
    const { view, decline, seen } = tablet(1_000, () => true);
    view.value = RING;
    expect(decline).not.toHaveBeenCalled();
    expect(seen).toContain('incoming');
  });

  it('is ended when care begins under it', () => {
    const { view, settings, seen } = tablet(null);
    view.value = RING;
    expect(seen).toContain('incoming');
    settings.value = { careUntil: 1_000 };
    expect(view.value.at).toBe('idle');
  });

  it('rings as always once care is over, and after the guard has gone', () => {
    const over = tablet(400);
    over.view.value = RING;
    expect(over.decline).not.toHaveBeenCalled();
    const gone = tablet(1_000);
    gone.leaving.abort();
    gone.view.value = RING;
    expect(gone.decline).not.toHaveBeenCalled();
  });

  it('leaves a conversation alone', () => {
    const { view, decline } = tablet(1_000);
    view.value = { at: 'connected', callId: uuid(5), contactId: uuid(6), since: 1, reconnecting: false };
    expect(decline).not.toHaveBeenCalled();
  });
});
