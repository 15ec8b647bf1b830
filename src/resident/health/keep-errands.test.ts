import { expect, it } from 'vitest';
import type { ServerMessage } from '../../protocol/live.ts';
import { keepErrands } from './keep-errands.ts';

const FIND: ServerMessage = { type: 'tablet.do', errand: 'find' };
const UPDATE: ServerMessage = { type: 'tablet.do', errand: 'update' };
const PONG: ServerMessage = { type: 'pong', now: 1 };

function socket() {
  const listeners = new Set<(message: ServerMessage) => void>();
  return {
    listeners,
    say(message: ServerMessage) {
      for (const listener of listeners) listener(message);
    },
    onMessage(listener: (message: ServerMessage) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

it('tells what staff asked before anybody listened, once and in order, and then what they ask', () => {
  const live = socket();
  const errands = keepErrands(live);
  live.say(FIND);
  live.say(PONG);
  live.say(UPDATE);
  const heard: ServerMessage[] = [];
  errands.onMessage((message) => heard.push(message));
  expect(heard).toEqual([FIND, UPDATE]);
  live.say(FIND);
  expect(heard).toEqual([FIND, UPDATE, FIND]);
  expect(live.listeners.size).toBe(1);
});
