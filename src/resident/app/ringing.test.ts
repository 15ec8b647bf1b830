import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { CallScreen } from '../../call/call-state.ts';
import { uuid } from './records-for-test.ts';
import { startRinging } from './ringing.ts';

const who = { callId: uuid(1), contactId: uuid(2) };

function tablet() {
  const view = signal<CallScreen>({ at: 'idle' });
  const heard: string[] = [];
  const stop = new AbortController();
  const ring = {
    locked: signal(false),
    start: (which: string) => heard.push(which),
    stop: () => heard.push('silence'),
    unlock: () => undefined,
  };
  startRinging({ view }, ring, stop.signal);
  heard.length = 0;
  return { view, heard, stop };
}

it('The tablet rings from the call coming in until it is answered', () => {
  const { view, heard } = tablet();
  view.value = { at: 'incoming', ...who };
  view.value = { at: 'connecting', ...who, since: 1, reconnecting: false };
  expect(heard).toEqual(['incoming', 'silence']);
});

it('An own call is heard only once it really rings at the other end', () => {
  const { view, heard } = tablet();
  view.value = { at: 'looking', ...who };
  expect(heard).not.toContain('outgoing');
  view.value = { at: 'ringing', ...who };
  expect(heard.at(-1)).toBe('outgoing');
});

it('A ring does not start over when a detail changes', () => {
  const { view, heard } = tablet();
  view.value = { at: 'incoming', ...who };
  view.value = { at: 'incoming', ...who };
  expect(heard).toEqual(['incoming']);
});

it('Stopping is silence', () => {
  const { view, heard, stop } = tablet();
  view.value = { at: 'incoming', ...who };
  stop.abort();
  expect(heard.at(-1)).toBe('silence');
});
