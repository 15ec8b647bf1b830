import { expect, it, vi } from 'vitest';
import { createFakeTime } from '../../../sync/time.fixture.ts';
import { whenIdle } from './when-idle.ts';

it('runs when the browser is idle', () => {
  const run = vi.fn();
  const requestIdleCallback = (use: IdleRequestCallback) => {
    use({ didTimeout: false, timeRemaining: () => 10 });
    return 1;
  };
  whenIdle({ ...createFakeTime(), requestIdleCallback }, run);
  expect(run).toHaveBeenCalledOnce();
});

it('runs half a second later where the browser cannot say', () => {
  const time = createFakeTime();
  const run = vi.fn();
  whenIdle(time, run);
  expect(run).not.toHaveBeenCalled();
  time.advance(500);
  expect(run).toHaveBeenCalledOnce();
});

it('lets the browser breathe between two steps, and goes on after one that fails', () => {
  const waiting: IdleRequestCallback[] = [];
  const requestIdleCallback = (use: IdleRequestCallback) => waiting.push(use);
  const idle = () => waiting.shift()?.({ didTimeout: false, timeRemaining: () => 10 });
  const said: string[] = [];
  const fail = () => {
    said.push('one');
    throw new Error('No loudspeaker.');
  };
  whenIdle({ ...createFakeTime(), requestIdleCallback }, fail, () => void said.push('two'));
  expect(idle).toThrow('No loudspeaker.');
  expect(said).toEqual(['one']);
  idle();
  expect(said).toEqual(['one', 'two']);
  expect(waiting).toEqual([]);
});
