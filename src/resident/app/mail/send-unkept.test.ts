import { describe, expect, it, vi } from 'vitest';
import { refusal } from '../../../protocol/errors.ts';
import type { Http } from '../../../sync/http.ts';
import { createFakeTime } from '../../../sync/time.fixture.ts';
import { RESIDENT, uuid } from '../records-for-test.ts';
import { createSendUnkept } from './send-unkept.ts';

const ASK = { id: uuid(7), residentId: RESIDENT };

function tablet(answer: () => unknown, isOnline = true) {
  const call = vi.fn(async (..._sent: unknown[]) => answer());
  const http = { call } as unknown as Http;
  const time = createFakeTime();
  const deps = { http, isOnline: () => isOnline, now: () => 5, newId: () => uuid(9), timers: time };
  return { call, time, send: createSendUnkept(deps) };
}

const results = (refused: unknown) => () => ({ results: [{ id: uuid(9), seq: 1, refused }] });

describe('What could not be kept', () => {
  it('reaches the server at once', async () => {
    const { call, send } = tablet(results(null));
    expect(await send('help.ask', ASK)).toBe(true);
    const mutation = { id: uuid(9), at: 5, name: 'help.ask', args: ASK };
    expect(call).toHaveBeenCalledExactlyOnceWith(
      'mutate',
      { mutations: [mutation] },
      expect.any(AbortSignal),
    );
  });

  it('is lost when the server refuses it or cannot be reached', async () => {
    expect(await tablet(results(refusal('not-allowed'))).send('help.ask', ASK)).toBe(false);
    const { send } = tablet(() => {
      throw new TypeError('no network');
    });
    expect(await send('help.ask', ASK)).toBe(false);
  });

  it('is given up after five seconds, for a person is waiting', async () => {
    const { call, time, send } = tablet(() => new Promise(() => undefined));
    void send('help.ask', ASK);
    const patience = call.mock.calls[0]?.[2] as AbortSignal;
    time.advance(4_999);
    expect(patience.aborted).toBe(false);
    time.advance(1);
    expect(patience.aborted).toBe(true);
  });

  it('leaves no timer behind', async () => {
    const { time, send } = tablet(results(null));
    await send('help.ask', ASK);
    expect(time.waiting()).toBe(0);
  });

  it('is not even tried without network: a person is waiting', async () => {
    const { call, send } = tablet(results(null), false);
    expect(await send('help.ask', ASK)).toBe(false);
    expect(call).not.toHaveBeenCalled();
  });
});
