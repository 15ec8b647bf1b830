import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPinCheck } from '../../protocol/pin.ts';
import type { PinCheck } from '../../protocol/primitives.ts';
import { openPinGate } from './pin-gate.ts';

const MINUTE = 60_000;
const CHECK: PinCheck = { ...(await createPinCheck('2580', crypto)) };

let now = 0;
let kept: unknown;
let check: PinCheck | null = CHECK;

/** What a reload finds again. */
const open = () =>
  openPinGate({
    check: () => check,
    meta: {
      async get<T>(_: string, schema?: v.GenericSchema<unknown, T>) {
        const parsed = schema && v.safeParse(schema, kept);
        return parsed?.success ? parsed.output : undefined;
      },
      async set(_, value) {
        kept = structuredClone(value);
      },
    },
    clock: { now: () => now },
    crypto,
  });

beforeEach(() => {
  now = 1_000_000_000;
  kept = undefined;
  check = CHECK;
});

async function slip(times: number) {
  const gate = await open();
  for (let time = 0; time < times; time += 1) expect(await gate.try('0000')).toBe('wrong');
  return gate;
}

describe('the PIN', () => {
  it('opens the panel without network', async () => {
    const gate = await open();
    expect(await gate.try('2580')).toBe('right');
    expect(gate.waitMs()).toBe(0);
  });

  it('never opens it as long as staff have set none', async () => {
    check = null;
    const gate = await open();
    for (const pin of ['', '0000', '1234', '2580']) expect(await gate.try(pin)).toBe('not-set');
  });

  it('may be mistyped four times', async () => {
    const gate = await slip(4);
    expect(gate.waitMs()).toBe(0);
    expect(await gate.try('2580')).toBe('right');
    expect(gate.wrong.value).toBe(0);
  });
});

describe('guessing', () => {
  it('is stopped for a minute after five tries, even for the right one', async () => {
    const gate = await slip(5);
    expect(gate.waitMs()).toBe(MINUTE);
    expect(await gate.try('2580')).toBe('wait');
    now += MINUTE;
    expect(await gate.try('2580')).toBe('right');
  });

  it('takes twice as long with each more, and an hour at the most', async () => {
    const gate = await slip(5);
    const waits: number[] = [];
    for (let more = 0; more < 8; more += 1) {
      now += gate.waitMs();
      expect(await gate.try('0000')).toBe('wrong');
      waits.push(gate.waitMs() / MINUTE);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('is not helped by a reload, not even by one while the answer is being worked out', async () => {
    await slip(5);
    expect((await open()).waitMs()).toBe(MINUTE);
    kept = undefined;
    const gate = await slip(4);
    void gate.try('0000');
    expect((await open()).waitMs()).toBe(MINUTE);
  });

  it('begins again from nothing after a right one', async () => {
    const gate = await slip(4);
    await gate.try('2580');
    await slip(4);
    expect((await open()).waitMs()).toBe(0);
  });
});

describe('a wait, when the clock is put right', () => {
  it('never lasts longer than it was meant to, though the clock went back by a year', async () => {
    const gate = await slip(5);
    now -= 365 * 24 * 60 * MINUTE;
    expect(gate.waitMs()).toBe(MINUTE);
    now += MINUTE;
    expect(gate.waitMs()).toBe(0);
  });
});
