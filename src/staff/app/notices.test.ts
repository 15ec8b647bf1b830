import { expect, it, vi } from 'vitest';
import { createNotices } from './notices.ts';

function quiet() {
  const waiting: (() => void)[] = [];
  const timers = { setTimeout: (run: () => void) => waiting.push(run), clearTimeout: () => undefined };
  return { notices: createNotices(timers), pass: () => waiting.splice(0).forEach((run) => void run()) };
}

it('offers to take back what was done, once', () => {
  const { notices } = quiet();
  const undo = vi.fn();
  notices.offer('Archived', { label: 'Undo', run: undo });
  expect(notices.current.value).toMatchObject({ text: 'Archived', tone: 'good', offer: { label: 'Undo' } });
  notices.current.value?.offer?.run();
  expect(undo).toHaveBeenCalledTimes(1);
  expect(notices.current.value).toBeNull();
});

it('goes by itself when all is well, and stays when something went wrong', () => {
  const { notices, pass } = quiet();
  notices.say('Saved');
  pass();
  expect(notices.current.value).toBeNull();
  notices.say('Not saved', 'bad');
  pass();
  expect(notices.current.value).toMatchObject({ text: 'Not saved', offer: null });
});
