import { expect, it } from 'vitest';
import { uuid } from '../records-for-test.ts';
import { openGreetingBook } from './greeting-book.ts';

function disk(stored: unknown = undefined) {
  let kept = stored;
  return {
    get: async <T>() => kept as T | undefined,
    set: async (_: string, value: unknown) => {
      kept = structuredClone(value);
    },
    kept: () => kept,
  };
}

it('remembers over a restart what this tablet did with each greeting', async () => {
  const meta = disk();
  const book = await openGreetingBook(meta);
  await book.note(uuid(1), { told: 'ab' });
  await book.note(uuid(1), { seenAt: 7 });
  const again = await openGreetingBook(meta);
  expect(again.notes.value.get(uuid(1))).toEqual({ told: 'ab', plays: true, seenAt: 7 });
});

it('forgets what is no more, and writes nothing when all is still there', async () => {
  const meta = disk();
  const book = await openGreetingBook(meta);
  await book.note(uuid(1), { seenAt: 7 });
  await book.note(uuid(2), { seenAt: 8 });
  await book.keepOnly(new Set([uuid(2), uuid(3)]));
  expect([...book.notes.value.keys()]).toEqual([uuid(2)]);
  const before = meta.kept();
  await book.keepOnly(new Set([uuid(2)]));
  expect(meta.kept()).toBe(before);
});

it('begins anew where another version wrote something else', async () => {
  const book = await openGreetingBook(disk({ [uuid(1)]: 'seen' }));
  expect(book.notes.value.size).toBe(0);
  await book.note(uuid(1), { seenAt: 1 });
  expect(book.notes.value.size).toBe(1);
});
