import { describe, expect, test } from 'vitest';
import { settle } from './testing/fake-time.ts';
import { createTurns } from './turns.ts';

describe('turns', () => {
  /** Work that lasts until it is let go. */
  function work(log: string[], name: string) {
    let letGo = () => {};
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const run = async () => {
      log.push(`${name} begins`);
      await until;
      log.push(`${name} ends`);
      return name;
    };
    return { run, letGo: () => letGo() };
  }

  test('under one key never overlap and keep their order', async () => {
    const log: string[] = [];
    const turns = createTurns();
    const [a, b] = [work(log, 'a'), work(log, 'b')];
    const both = Promise.all([turns.take('one', a.run), turns.take('one', b.run)]);
    b.letGo();
    await settle();
    expect(log).toEqual(['a begins']);
    a.letGo();
    expect(await both).toEqual(['a', 'b']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('under two keys do not wait for each other', async () => {
    const log: string[] = [];
    const turns = createTurns();
    const [a, b] = [work(log, 'a'), work(log, 'b')];
    const first = turns.take('one', a.run);
    b.letGo();
    await turns.take('two', b.run);
    expect(log).toEqual(['a begins', 'b begins', 'b ends']);
    a.letGo();
    await first;
  });

  test('go on after one that failed, which only its own caller hears of', async () => {
    const turns = createTurns();
    const failing = turns.take('one', () => Promise.reject(new Error('disk full')));
    const next = turns.take('one', () => 'done');
    await expect(failing).rejects.toThrow('disk full');
    expect(await next).toBe('done');
  });

  test('are idle when everything is done, also what was taken meanwhile', async () => {
    const log: string[] = [];
    const turns = createTurns();
    const [a, b] = [work(log, 'a'), work(log, 'b')];
    const first = turns.take('one', a.run);
    const idle = turns.idle().then(() => log.push('idle'));
    const second = turns.take('one', b.run);
    a.letGo();
    await first;
    expect(log).not.toContain('idle');
    b.letGo();
    await Promise.all([second, idle]);
    expect(log.at(-1)).toBe('idle');
  });

  test('are idle at once when nothing was taken', async () => {
    await createTurns().idle();
  });
});
