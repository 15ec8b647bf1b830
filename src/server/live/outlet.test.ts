import { describe, expect, test } from 'vitest';
import { BEHIND_BYTES, createOutlet } from './outlet.ts';
import { createTestLog } from './testing/house.ts';

const OPEN = 1;

function slowSocket() {
  const sent: string[] = [];
  return {
    sent,
    OPEN: OPEN as 1,
    readyState: OPEN as 0 | 1 | 2 | 3,
    bufferedAmount: 0,
    isDropped: false,
    send(text: string) {
      sent.push(text);
    },
    terminate() {
      this.isDropped = true;
    },
  };
}

describe('an outlet', () => {
  test('sends messages as JSON', () => {
    const socket = slowSocket();
    createOutlet(socket, createTestLog())({ type: 'pong', now: 5 });
    expect(socket.sent).toEqual(['{"type":"pong","now":5}']);
  });

  test('says nothing to a socket that is closing', () => {
    const socket = slowSocket();
    socket.readyState = 2;
    createOutlet(socket, createTestLog())({ type: 'pong', now: 5 });
    expect(socket.sent).toEqual([]);
  });

  test('drops a socket that does not read, and notes it', () => {
    const socket = slowSocket();
    const log = createTestLog();
    const send = createOutlet(socket, log);
    socket.bufferedAmount = BEHIND_BYTES;
    send({ type: 'pong', now: 5 });
    expect(socket.isDropped).toBe(false);
    socket.bufferedAmount = BEHIND_BYTES + 1;
    send({ type: 'pong', now: 6 });
    expect(socket.isDropped).toBe(true);
    expect(socket.sent).toHaveLength(1);
    expect(log.lines).toHaveLength(1);
  });
});
