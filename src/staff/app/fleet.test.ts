import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStore, type Store } from '../../data/store.ts';
import { refusal } from '../../protocol/errors.ts';
import type { HealthReport } from '../../protocol/health.ts';
import type { ClientMessage, ServerMessage } from '../../protocol/live.ts';
import type { Http } from '../../sync/http.ts';
import { RequestRefused } from '../../sync/http.ts';
import { type Fleet, startFleet } from './fleet.ts';

const A = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const B = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b422';

const report = (tabletId: string, level: number): HealthReport => ({
  tabletId,
  at: 1,
  health: {
    battery: { level, charging: false },
    network: { kind: 'wifi', roundTripMs: 40 },
    storage: { persisted: true, usedBytes: 1, freeBytes: 1 },
    sound: 'ready',
    version: '1',
    update: 'none',
    healedAt: null,
    selfTest: null,
  },
});

function socket() {
  const hearing = new Set<(message: ServerMessage) => void>();
  const sent: ClientMessage[] = [];
  return {
    isOpen: true,
    sent,
    send(message: ClientMessage) {
      if (this.isOpen) sent.push(message);
      return this.isOpen;
    },
    onMessage(hear: (message: ServerMessage) => void) {
      hearing.add(hear);
      return () => hearing.delete(hear);
    },
    hear(message: ServerMessage) {
      for (const one of [...hearing]) one(message);
    },
    get listeners() {
      return hearing.size;
    },
  };
}

let store: Store;
let live: ReturnType<typeof socket>;
let ended: AbortController;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  store = await openStore('moien-staff', new IDBFactory());
  live = socket();
  ended = new AbortController();
});
afterEach(() => {
  ended.abort();
  vi.useRealTimers();
});

const noHttp: Pick<Http, 'call'> = { call: () => Promise.reject(new RequestRefused(refusal('unavailable'))) };
const start = (http = noHttp, exists = (_: string) => true): Promise<Fleet> =>
  startFleet({ store, live, http, timers: globalThis, exists }, ended.signal);

const kept = () => store.meta.get<HealthReport[]>('tablet-health');

it('keeps the last that each tablet said, and knows it without network', async () => {
  const fleet = await start(noHttp, (id) => id !== B);
  live.hear({ type: 'health', reports: [report(A, 0.5), report(B, 0.6)] });
  live.hear({ type: 'health', reports: [report(A, 0.4)] });
  expect(fleet.health.value.get(A)?.health.battery?.level).toBe(0.4);
  expect(fleet.health.value.get(B)?.health.battery?.level).toBe(0.6);

  vi.advanceTimersByTime(5_000);
  await vi.waitFor(async () => expect(await kept()).toHaveLength(1));
  const again = await start();
  // B is no longer one of the house's tablets.
  expect([...again.health.value.keys()]).toEqual([A]);
  expect(again.health.value.get(A)).toEqual(report(A, 0.4));
});

it('stops listening and writing when the session ends', async () => {
  await start();
  live.hear({ type: 'health', reports: [report(A, 0.5)] });
  ended.abort();
  expect(live.listeners).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(await kept()).toBeUndefined();
});

it('sends a tablet on an errand, and says yes when nobody said no', async () => {
  const fleet = await start();
  const answer = fleet.ask(A, 'find');
  expect(live.sent).toEqual([{ type: 'tablet.ask', tabletId: A, errand: 'find' }]);
  vi.advanceTimersByTime(2_000);
  expect(await answer).toBeNull();
  expect(live.listeners).toBe(1);
});

it('hands on why a tablet could not be told', async () => {
  const fleet = await start();
  const answer = fleet.ask(A, 'restart');
  live.hear({ type: 'refused', callId: null, refusal: refusal('unavailable'), outcome: null });
  expect(await answer).toMatchObject({ code: 'unavailable' });
});

it('does not pretend to have told a tablet without network', async () => {
  const fleet = await start();
  live.isOpen = false;
  expect(await fleet.ask(A, 'self-test')).toMatchObject({ code: 'unavailable' });
});

it('asks the server for a week, and hands on a refusal', async () => {
  const fleet = await start();
  expect(await fleet.week(A)).toEqual({ ok: false, refusal: refusal('unavailable') });
  const reports = [{ at: 1, health: report(A, 0.5).health }];
  const http = { call: async () => ({ reports }) } as unknown as Pick<Http, 'call'>;
  const there = await start(http);
  expect(await there.week(A)).toEqual({ ok: true, value: reports });
});
