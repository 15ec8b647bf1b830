import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeeper } from './keeper.ts';
import type { ActiveCall } from './ports.ts';
import { CALL, callNumber, MARIE, pass } from './testing/page.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const call = { callId: CALL, contactId: MARIE, caller: 'tablet' } as const;

/** A memory whose writes take as long as the test says, and may fail. */
function slowMemory() {
  const memory = { note: null as ActiveCall | null, writes: 0, takesMs: 0, isFull: false };
  const keeper = createKeeper({
    clock: { now: () => Date.now() },
    timers: globalThis,
    memory: {
      load: async () => memory.note,
      async save(note) {
        memory.writes += 1;
        const { takesMs } = memory;
        await new Promise((done) => setTimeout(done, takesMs));
        if (memory.isFull) throw new DOMException('', 'QuotaExceededError');
        memory.note = note;
      },
    },
  });
  return { memory, keeper };
}

test('a slow note that the call is on never overwrites the later one that it is over', async () => {
  const { memory, keeper } = slowMemory();
  memory.takesMs = 3_000;
  keeper.keep(call);
  memory.takesMs = 0;
  keeper.forget(CALL);
  await pass(10_000);
  expect(memory.writes).toBe(2);
  expect(memory.note).toBeNull();
});

test('a hang-up stays noted, without being made newer, until it is settled', async () => {
  const { memory, keeper } = slowMemory();
  keeper.keep(call);
  await pass(2_000);
  keeper.keepHungUp(Date.now());
  await pass(60_000);
  expect(memory.note).toMatchObject({ callId: CALL, hungUpAt: 1_002_000 });
  keeper.forget(CALL);
  await pass();
  expect(memory.note).toBeNull();
});

test('the end of another call changes nothing', async () => {
  const { memory, keeper } = slowMemory();
  keeper.keep(call);
  keeper.forget(callNumber(2));
  await pass(5_001);
  expect(memory.note).toMatchObject({ callId: CALL, at: 1_005_000 });
});

test('a memory that is full is not worth a call: the next note is tried all the same', async () => {
  const { memory, keeper } = slowMemory();
  memory.isFull = true;
  keeper.keep(call);
  await pass(5_000);
  memory.isFull = false;
  await pass(5_000);
  expect(memory.note).toMatchObject({ callId: CALL });
});

test('without a call nothing is written, and no timer runs', async () => {
  const { memory, keeper } = slowMemory();
  keeper.forget();
  keeper.keepHungUp(1);
  await pass();
  expect(memory.writes).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});
