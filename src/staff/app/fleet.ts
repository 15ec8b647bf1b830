import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { Store } from '../../data/store.ts';
import type { CallQuality } from '../../protocol/call-quality.ts';
import { type Refusal, refusal } from '../../protocol/errors.ts';
import { HealthReport, type TabletErrand } from '../../protocol/health.ts';
import type { ResponseOf } from '../../protocol/http.ts';
import type { Id } from '../../protocol/primitives.ts';
import { type Http, RequestRefused } from '../../sync/http.ts';
import type { Live } from '../../sync/live.ts';
import type { Timers } from '../../sync/timers.ts';
import type { Answer } from './actions.ts';

const KEPT = 'tablet-health';
/** Tablets talk every minute; what is kept for a time without network need not be newer than this. */
const KEEP_AFTER_MS = 5_000;
/** A server that says no says so at once. */
const REFUSED_WITHIN_MS = 2_000;

export type TabletWeek = ResponseOf<'tabletHistory'>['reports'];

/** How the tablets of the house are, and the errands they can be sent on. */
export interface Fleet {
  /** The last that each tablet said, also from before the network went. */
  readonly health: ReadonlySignal<ReadonlyMap<Id, HealthReport>>;
  /** null: the tablet was told. Refused `unavailable` when it, or this page, is not connected. */
  ask(tabletId: Id, errand: TabletErrand): Promise<Refusal | null>;
  week(tabletId: Id): Promise<Answer<TabletWeek>>;
  /** How the calls of two weeks went, of this tablet and of those on its line. */
  calls(tabletId: Id): Promise<Answer<CallQuality[]>>;
}

type Deps = {
  store: Pick<Store, 'meta'>;
  live: Pick<Live, 'send' | 'onMessage'>;
  http: Pick<Http, 'call'>;
  timers: Timers;
  /** Tablets that are gone are not kept. */
  exists: (tabletId: Id) => boolean;
};

/** Resolves without network, with what was known last. */
export async function startFleet(deps: Deps, ended: AbortSignal): Promise<Fleet> {
  const { store, live, http } = deps;
  const kept = (await store.meta.get(KEPT, v.array(HealthReport))) ?? [];
  const health = signal<ReadonlyMap<Id, HealthReport>>(byTablet(kept));
  const keep = startKeeping(deps, () => health.peek(), ended);
  const stop = live.onMessage((message) => {
    if (message.type !== 'health') return;
    health.value = new Map([...health.peek(), ...byTablet(message.reports)]);
    keep();
  });
  ended.addEventListener('abort', stop);
  return {
    health,
    ask: (tabletId, errand) => ask(deps, tabletId, errand),
    week: (tabletId) => answered(async () => (await http.call('tabletHistory', { tabletId })).reports),
    calls: (tabletId) => answered(async () => (await http.call('tabletCalls', { tabletId })).calls),
  };
}

async function answered<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    if (error instanceof RequestRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

const byTablet = (reports: readonly HealthReport[]): Map<Id, HealthReport> =>
  new Map(reports.map((report) => [report.tabletId, report]));

/** Writes at most once in a while, whatever comes. */
function startKeeping(
  { store, timers, exists }: Deps,
  known: () => ReadonlyMap<Id, HealthReport>,
  ended: AbortSignal,
): () => void {
  let timer: unknown = null;
  ended.addEventListener('abort', () => timers.clearTimeout(timer));
  return () => {
    timer ??= timers.setTimeout(() => {
      timer = null;
      const reports = [...known().values()].filter(({ tabletId }) => exists(tabletId));
      // A full disk costs the memory of this, not the view of it.
      store.meta.set(KEPT, reports).catch(() => undefined);
    }, KEEP_AFTER_MS);
  };
}

/** The protocol has no word for *I was told*: silence after a moment means that nobody said no. */
function ask({ live, timers }: Deps, tabletId: Id, errand: TabletErrand): Promise<Refusal | null> {
  return new Promise((resolve) => {
    const answer = (what: Refusal | null) => {
      timers.clearTimeout(timer);
      stop();
      resolve(what);
    };
    const stop = live.onMessage((message) => {
      if (message.type === 'refused' && message.callId === null) answer(message.refusal);
    });
    const timer = timers.setTimeout(() => answer(null), REFUSED_WITHIN_MS);
    if (!live.send({ type: 'tablet.ask', tabletId, errand })) answer(refusal('unavailable'));
  });
}
