import { beforeEach, describe, expect, it } from 'vitest';
import { type Refusal, refusal } from '../protocol/errors.ts';
import { RequestRefused } from './http.ts';
import { type Rounds, startRounds } from './rounds.ts';
import { createFakeTime, type FakeTime, turns } from './time.fixture.ts';

let time: FakeTime;
let abort: AbortController;
let isHopeful: boolean;
let begun: { signal: AbortSignal; done(): void; fail(error: Error): void }[];
let refused: Refusal[];
let rounds: Rounds;

beforeEach(() => {
  time = createFakeTime();
  abort = new AbortController();
  isHopeful = true;
  begun = [];
  refused = [];
  rounds = startRounds(
    {
      round: (signal) => new Promise((done, fail) => begun.push({ signal, done, fail })),
      mayRetry: () => isHopeful,
      onRefused: (refusal) => refused.push(refusal),
      timers: time,
      random: () => 0.5,
    },
    abort.signal,
  );
});

async function end(error?: Error) {
  if (error) begun.at(-1)?.fail(error);
  else begun.at(-1)?.done();
  await turns(1);
}
const later = (retryAfterMs?: number) => new RequestRefused(refusal('unavailable', retryAfterMs));

describe('asking', () => {
  it('begins a round at once', () => {
    rounds.ask();
    expect(begun).toHaveLength(1);
  });

  it('makes one more round of any number of wishes during a round', async () => {
    rounds.ask();
    rounds.ask();
    rounds.ask();
    expect(begun).toHaveLength(1);
    await end();
    expect(begun).toHaveLength(2);
    await end();
    expect(begun).toHaveLength(2);
  });

  it('afresh gives up a round that hangs on a dead network', async () => {
    rounds.ask();
    rounds.askAfresh();
    expect(begun[0]?.signal.aborted).toBe(true);
    await end(later());
    expect(begun).toHaveLength(2);
    expect(begun[1]?.signal.aborted).toBe(false);
  });
});

describe('a failure', () => {
  it('is tried again later, ever more rarely', async () => {
    rounds.ask();
    for (const ms of [300, 1_000, 2_000]) {
      const before = begun.length;
      await end(later());
      time.advance(ms - 1);
      expect(begun).toHaveLength(before);
      time.advance(1);
      expect(begun).toHaveLength(before + 1);
    }
    await end();
    rounds.ask();
    await end(later());
    time.advance(300);
    expect(begun).toHaveLength(6);
  });

  it('waits for as long as the server asked', async () => {
    rounds.ask();
    await end(later(60_000));
    time.advance(59_999);
    expect(begun).toHaveLength(1);
    time.advance(1);
    expect(begun).toHaveLength(2);
  });

  it('is tried at once when somebody asks meanwhile', async () => {
    rounds.ask();
    await end(later());
    rounds.ask();
    expect(begun).toHaveLength(2);
    await end();
    time.advance(100_000);
    expect(begun).toHaveLength(2);
  });

  it('is not tried by itself without hope', async () => {
    isHopeful = false;
    rounds.ask();
    await end(later());
    time.advance(100_000);
    expect(begun).toHaveLength(1);
    rounds.ask();
    expect(begun).toHaveLength(2);
  });

  it('of the disk counts as later', async () => {
    rounds.ask();
    await end(new DOMException('Full', 'QuotaExceededError'));
    time.advance(300);
    expect(begun).toHaveLength(2);
  });

  it('for good is told and not tried again', async () => {
    rounds.ask();
    await end(new RequestRefused(refusal('not-signed-in')));
    expect(refused).toEqual([refusal('not-signed-in')]);
    time.advance(100_000);
    expect(begun).toHaveLength(1);
  });
});

it('stops when it is told to, in a round and between two', async () => {
  rounds.ask();
  abort.abort();
  expect(begun[0]?.signal.aborted).toBe(true);
  await end(later());
  rounds.ask();
  time.advance(100_000);
  expect(begun).toHaveLength(1);
  expect(time.waiting()).toBe(0);
});
