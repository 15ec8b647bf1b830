import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import type { ServerMessage } from '../protocol/live.ts';
import { followLineBusy, LONGEST_HOLD_MS } from './line-busy.ts';
import { isLineQuiet } from './quiet-line.ts';
import { createFakeTime, type FakeTime } from './time.fixture.ts';

let time: FakeTime;
let say: (message: ServerMessage) => void;
let busy: ReturnType<typeof followLineBusy>;
let abort: AbortController;

const WELCOME: ServerMessage = { type: 'welcome', now: 1, seq: 0, iceServers: [], calls: [], presence: [] };
const speaks = (is: boolean) => say({ type: 'line.busy', busy: is });

beforeEach(() => {
  time = createFakeTime();
  abort = new AbortController();
  const live = {
    onMessage(hear: typeof say) {
      say = hear;
      return () => true;
    },
  };
  busy = followLineBusy({ live, timers: time }, abort.signal);
});

test('while somebody speaks on the line, and no longer', () => {
  expect(busy.value).toBe(false);
  speaks(true);
  expect(busy.value).toBe(true);
  speaks(false);
  expect(busy.value).toBe(false);
  expect(time.waiting()).toBe(0);
});

test('half an hour is the longest that anything waits', () => {
  speaks(true);
  time.advance(LONGEST_HOLD_MS - 1);
  expect(busy.value).toBe(true);
  time.advance(1);
  expect(busy.value).toBe(false);
});

test('a new socket starts afresh: a server that says nothing holds nobody back', () => {
  speaks(true);
  say(WELCOME);
  expect(busy.value).toBe(false);
});

test('nothing waits on after the page was left', () => {
  speaks(true);
  abort.abort();
  expect(time.waiting()).toBe(0);
});

test('the line is quiet when neither this tablet nor another one speaks', () => {
  const view = signal({ at: 'idle' });
  const quiet = isLineQuiet(view, busy);
  expect(quiet.value).toBe(true);
  speaks(true);
  expect(quiet.value).toBe(false);
  speaks(false);
  view.value = { at: 'connected' };
  expect(quiet.value).toBe(false);
  view.value = { at: 'over' };
  expect(quiet.value).toBe(true);
});
