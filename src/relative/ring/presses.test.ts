import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { CallScreen } from '../../call/call-state.ts';
import { answerWhenRung, pressedBefore } from './presses.ts';

const CALL = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const incoming = (callId: string): CallScreen => ({ at: 'incoming', callId, contactId: 'c' });

function scene() {
  const view = signal<CallScreen>({ at: 'idle' });
  const answered: string[] = [];
  const late: (() => void)[] = [];
  const bonds = signal([{ call: { view, answer: () => void answered.push('yes') } }]);
  const after = (_: number, run: () => void) => {
    late.push(run);
    return () => undefined;
  };
  answerWhenRung(CALL, { bonds, after });
  return { view, answered, late };
}
const settle = () => new Promise<void>((resolve) => queueMicrotask(resolve));

test('the call whose notification was pressed is answered as soon as it rings here', async () => {
  const { view, answered } = scene();
  view.value = incoming(CALL);
  await settle();
  expect(answered).toEqual(['yes']);
  view.value = { at: 'idle' };
  view.value = incoming(CALL);
  await settle();
  expect(answered).toHaveLength(1);
});

test('no other call is', async () => {
  const { view, answered } = scene();
  view.value = incoming('another');
  await settle();
  expect(answered).toEqual([]);
});

test('a press is good for a minute', async () => {
  const { view, answered, late } = scene();
  for (const run of late) run();
  view.value = incoming(CALL);
  await settle();
  expect(answered).toEqual([]);
});

test('what stood in the address counts only if it is a call', () => {
  expect(pressedBefore(`#answer=${CALL}`)).toBe(CALL);
  expect(pressedBefore('#answer=everybody')).toBeNull();
  expect(pressedBefore(`#invitation=${CALL}`)).toBeNull();
});
