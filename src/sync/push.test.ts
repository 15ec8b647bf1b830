import { expect, it } from 'vitest';
import { testId, wishDone } from '../data/records.fixture.ts';
import { type ErrorCode, refusal } from '../protocol/errors.ts';
import type { Mutation, MutationResult } from '../protocol/mutations.ts';
import { RequestRefused } from './http.ts';
import { createPush } from './push.ts';

/** A queue of wishes before a server that answers each batch as told. */
function queue(answer: (ids: number[]) => (ErrorCode | null | undefined)[]) {
  let pending: Mutation[] = [1, 2, 3].map(wishDone);
  const settled: MutationResult[] = [];
  const batches: number[][] = [];
  const number = (id: string) => Number(id.slice(-3));
  const push = createPush({
    http: {
      async call(_name, body) {
        const { mutations } = body as { mutations: Mutation[] };
        const ids = mutations.map(({ id }) => number(id));
        batches.push(ids);
        const results = answer(ids).flatMap((code, index) => {
          const id = mutations[index]?.id ?? '';
          return code === undefined ? [] : [{ id, seq: null, refused: code && refusal(code) }];
        });
        return { results } as never;
      },
    },
    pending: () => pending,
    async settle(mutation, result) {
      pending = pending.filter((one) => one !== mutation);
      settled.push(result);
    },
  });
  return {
    push: (signal = new AbortController().signal) => push(signal),
    settled,
    batches,
    left: () => pending.map(({ id }) => id),
  };
}

const refuse = (code: ErrorCode): never => {
  throw new RequestRefused(refusal(code));
};

it('finds the one bad mutation that makes a whole batch refused', async () => {
  const wishes = queue((ids) => (ids.includes(2) ? refuse('bad-request') : [null]));
  await wishes.push();
  expect(wishes.batches).toEqual([[1, 2, 3], [1], [2], [3]]);
  expect(wishes.settled.map(({ refused }) => refused?.code ?? null)).toEqual([null, 'bad-request', null]);
  expect(wishes.left()).toEqual([]);
});

it('keeps a mutation for which there is no answer', async () => {
  const wishes = queue(() => [null, undefined, null]);
  await expect(wishes.push()).rejects.toMatchObject({ refusal: refusal('unavailable') });
  expect(wishes.left()).toEqual([testId(2)]);
});

it('keeps what may come later or needs a sign-in, and takes out the rest', async () => {
  const wishes = queue(() => ['too-many-tries', 'not-found', 'not-signed-in']);
  await expect(wishes.push()).rejects.toMatchObject({ refusal: refusal('too-many-tries') });
  expect(wishes.left()).toEqual([testId(1), testId(3)]);
});

it('keeps everything when this program is too old', async () => {
  const wishes = queue(() => refuse('old-version'));
  await expect(wishes.push()).rejects.toMatchObject({ refusal: refusal('old-version') });
  expect(wishes.batches).toHaveLength(1);
  expect(wishes.left()).toHaveLength(3);
});

it('sends nothing once it is given up', async () => {
  const wishes = queue(() => [null, null, null]);
  await wishes.push(AbortSignal.abort());
  expect(wishes.batches).toEqual([]);
  expect(wishes.left()).toHaveLength(3);
});
