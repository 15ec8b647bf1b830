import { randomUUID } from 'node:crypto';
import type { Page, Route, WebSocketRoute } from '@playwright/test';
import { type CallView, CLOSE, type ClientMessage, type ServerMessage } from '../src/protocol/live.ts';
import { type Body, type Call, type Change, type Kind, USUAL_CALL } from '../src/protocol/records.ts';

/** What the records say otherwise, by kind: laid over each that there is, or with an id of its own put beside them. */
type Otherwise = { [K in Kind]?: Partial<Body<K>> | readonly (Body<K> & { id?: string })[] | 'none' };

export type Telling = {
  records?: Otherwise;
  /** Of the resident's tablet. */
  presence?: { online: boolean; since?: number; inCall?: boolean };
  /** So many ms is the server's clock ahead of the true time: the page is opened anew to hear of it. */
  aheadMs?: number;
};

/**
 * The server of one page, true but for what a test says: records it lays over the true ones, and calls, which are wholly the
 * test's. So every state of the page is a word away that in life takes a second person, a clock or an accident.
 */
export interface ToldHouse {
  /** What the page should know from now on; resolves when it has asked for it. */
  tell(telling: Telling): Promise<void>;
  /** Rings, or answers what the page said, as the server would. `call`: what is not as usual about it. */
  sayCall(call: Partial<CallView> & { state: Call['state'] }): void;
  say(message: ServerMessage): void;
  /** Of the call that is on. */
  callId(): string;
  /** Its record, as such a call would leave it. */
  callOf(call: Partial<Call> & { state: Call['state'] }): Call & { id: string };
  /** What the page says about calls. */
  onCall(heard: (message: ClientMessage) => void): void;
  /** No socket from now on, and no server to be had; or again. */
  cutOff(isOff: boolean): Promise<void>;
  /** Nobody knows this page any more. */
  withdraw(): Promise<void>;
}

type Ids = { residentId: string; contactId: string };

export async function openToldHouse(page: Page): Promise<ToldHouse> {
  let telling: Telling = {};
  let seq = 1_000_000;
  let socket: WebSocketRoute | null = null;
  let isOff = false;
  let hear: (message: ClientMessage) => void = () => undefined;
  let callId = '';
  let ids: Ids = { residentId: '', contactId: '' };
  let pulled: () => void = () => undefined;
  let welcomed: () => void = () => undefined;
  let welcome = Promise.resolve();
  const awaitWelcome = () => {
    welcome = new Promise((resolve) => {
      welcomed = resolve;
    });
  };
  awaitWelcome();
  const truth = new Map<string, Change[]>();
  const say = (message: ServerMessage) => socket?.send(JSON.stringify(message));

  await page.routeWebSocket(/\/live$/, (here) => {
    if (isOff) return void here.close();
    const there = here.connectToServer();
    here.onMessage((frame) => {
      const message = JSON.parse(String(frame)) as ClientMessage;
      if (!message.type.startsWith('call.')) return there.send(frame);
      if (message.type === 'call.start') callId = message.callId;
      hear(message);
    });
    there.onMessage((frame) => {
      const message = JSON.parse(String(frame)) as ServerMessage;
      if (message.type === 'presence') return;
      if (!('now' in message)) return here.send(frame);
      const now = message.now + (telling.aheadMs ?? 0);
      // Before the first pull nobody knows whom it would be about.
      const isTold = message.type === 'welcome' && ids.residentId !== '';
      here.send(JSON.stringify({ ...message, now, ...(isTold && { presence: present() }) }));
      if (message.type !== 'welcome') return;
      socket = here;
      welcomed();
    });
  });
  await page.route('**/api/pull', async (route) => {
    if (isOff) return route.abort();
    const changes = await trueChanges(route, truth);
    ids = idsOf(changes);
    const answer = {
      seq,
      scope: 'told',
      reset: true,
      more: false,
      changes: laidOver(changes, ids, telling.records),
    };
    await route.fulfill({ json: answer });
    pulled();
  });

  const present = () => {
    const { since = null, ...rest } = telling.presence ?? { online: true };
    return [{ kind: 'resident' as const, id: ids.residentId, since, ...rest }];
  };
  return {
    say,
    callId: () => callId,
    callOf: (call) => ({ ...ordinaryCall(ids), ...call, id: callId }),
    async tell(next) {
      const isAnotherTime = next.aheadMs !== telling.aheadMs;
      telling = next;
      if (isAnotherTime) {
        awaitWelcome();
        await page.reload();
      }
      // Before it, the page would not hear that there is something to ask for.
      await welcome;
      seq += 1;
      const asked = new Promise<void>((resolve) => {
        pulled = resolve;
      });
      say({ type: 'poke', seq });
      await asked;
      say({ type: 'presence', presence: present() });
    },
    sayCall(call) {
      if (call.caller === 'tablet' && call.state === 'looking') callId = randomUUID();
      say({ type: 'call.state', call: { ...ordinaryCall(ids), callId, ...call }, replaces: null });
    },
    onCall(heard) {
      hear = heard;
    },
    withdraw: async () => socket?.close({ code: CLOSE.signedOut }),
    async cutOff(off) {
      isOff = off;
      if (off) await socket?.close();
      await page.context().setOffline(off);
    },
  };
}

/** Asked once for each credential: what the server knows does not change here. */
async function trueChanges(route: Route, truth: Map<string, Change[]>): Promise<Change[]> {
  const who = route.request().headers().authorization ?? '';
  const known = truth.get(who);
  if (known) return known;
  const answer = await route.fetch({ postData: JSON.stringify({ since: 0, scope: null }) });
  const { changes } = (await answer.json()) as { changes: Change[] };
  truth.set(who, changes);
  return changes;
}

function idsOf(changes: readonly Change[]): Ids {
  const idOf = (kind: Kind) => changes.find((change) => change.kind === kind)?.id ?? '';
  return { residentId: idOf('loved'), contactId: idOf('contact') };
}

function laidOver(changes: readonly Change[], ids: Ids, otherwise: Otherwise = {}): Change[] {
  const told = changes
    .filter(({ kind }) => !Array.isArray(otherwise[kind]) && otherwise[kind] !== 'none')
    .map(
      (change) => ({ ...change, body: { ...change.body, ...(otherwise[change.kind] as object) } }) as Change,
    );
  const more = Object.entries(otherwise).flatMap(([kind, bodies]) =>
    Array.isArray(bodies)
      ? bodies.map(
          ({ id = randomUUID(), ...body }) => ({ kind, id, seq: 1, body: { ...body, ...ids } }) as Change,
        )
      : [],
  );
  return [...told, ...more];
}

/** A call from the relative that is being looked for. */
const ordinaryCall = (ids: Ids): Omit<CallView, 'callId' | 'state'> => ({
  ...USUAL_CALL,
  ...ids,
  you: 'relative',
  caller: 'relative',
  elsewhere: false,
  peer: null,
  outcome: null,
  startedAt: Date.now(),
  ringingAt: null,
  answeredAt: null,
  connectedAt: null,
  endedAt: null,
});
