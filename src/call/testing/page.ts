import { signal } from '@preact/signals';
import { vi } from 'vitest';
import type { CallView, ClientMessage, ServerMessage } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import { type Side, USUAL_CALL } from '../../protocol/records.ts';
import { createCall } from '../call.ts';
import { createCallSoon } from '../call-soon.ts';
import type { ActiveCall, CallDeps, Media } from '../ports.ts';
import { FakeConnection, FakeStream, FakeTrack } from './fake-connection.ts';

const ME = 'e0000000-0000-4000-8000-000000000001';
export const PHONE = 'e0000000-0000-4000-8000-000000000002';
export const LAPTOP = 'e0000000-0000-4000-8000-000000000003';
export const MARIE = 'c0000000-0000-4000-8000-000000000001';
export const PAUL = 'c0000000-0000-4000-8000-000000000002';
const MAMAN = 'a0000000-0000-4000-8000-000000000001';
/** The ids that `newId` gives, in order. */
export const callNumber = (n: number): Id => `b0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const CALL = callNumber(1);

/** A call as the server would tell it. */
export function viewOf(changes: Partial<CallView> = {}): CallView {
  return {
    ...USUAL_CALL,
    callId: CALL,
    you: 'tablet',
    elsewhere: false,
    peer: null,
    residentId: MAMAN,
    contactId: MARIE,
    caller: 'tablet',
    state: 'looking',
    outcome: null,
    startedAt: 0,
    ringingAt: null,
    answeredAt: null,
    connectedAt: null,
    endedAt: null,
    ...changes,
  };
}

export type PageOptions = {
  side?: Side;
  graceMs?: number;
  note?: ActiveCall | null;
  isBusy?: () => boolean;
  /** How the machinery comes; left out: it is here. */
  fetchCall?: () => Promise<typeof createCall>;
  welcome?: CallDeps['line']['welcome'];
} & Partial<Pick<CallDeps, 'mayAnswerItself' | 'couldBeHeard' | 'iceServers'>>;

/** One page with its call, a line that the test speaks through, and everything it said. */
export function openPage({
  side = 'tablet',
  graceMs = 0,
  note = null,
  isBusy = () => false,
  fetchCall,
  welcome = signal(null),
  ...rules
}: PageOptions = {}) {
  const heard: ((message: ServerMessage) => void)[] = [];
  const said: ClientMessage[] = [];
  const qualities: ClientMessage[] = [];
  /** What was asked of the socket. */
  const dials: string[] = [];
  const hurries: AbortSignal[] = [];
  const connected = signal(true);
  const memory = { note: note as ActiveCall | null };
  const media = fakeMedia();
  const network = new EventTarget();
  const marks: string[] = [];
  const stop = new AbortController();
  const firstConnection = FakeConnection.all.length;
  let ids = 0;
  const deps: CallDeps = {
    line: {
      connected,
      welcome,
      // How a call went is told beside what is said in it.
      send: (message) =>
        connected.peek() &&
        (message.type === 'call.quality' ? qualities : said).push(structuredClone(message)) > 0,
      redial: () => void dials.push('redial'),
      nudge: () => void dials.push('nudge'),
      hurry: (over) => void hurries.push(over),
      onMessage(hear) {
        heard.push(hear);
        return () => void heard.splice(heard.indexOf(hear), 1);
      },
    },
    media,
    iceServers: () => [{ urls: ['stun:stun.example'] }],
    RTCPeerConnection: FakeConnection as unknown as typeof RTCPeerConnection,
    MediaStream: FakeStream as unknown as typeof MediaStream,
    clock: { now: () => Date.now() },
    timers: globalThis,
    endpointId: ME,
    side,
    newId: () => callNumber(++ids),
    memory: {
      load: async () => memory.note,
      save: async (saved) => {
        memory.note = saved;
      },
    },
    graceMs,
    network,
    isBusy,
    ...rules,
    performance: {
      now: () => marks.length,
      mark: (name) => marks.push(name) as unknown as PerformanceMark,
      getEntriesByName: (name) =>
        marks.flatMap((one, startTime) => (one === name ? [{ startTime }] : [])) as never,
    },
  };
  const soon = fetchCall ? createCallSoon(deps, stop.signal, fetchCall) : null;
  const call = soon ?? createCall(deps, stop.signal);
  const hear = (message: ServerMessage) => {
    for (const one of heard) one(message);
  };

  return {
    call,
    fetch: () => soon?.fetch(),
    said,
    qualities,
    dials,
    /** A call waits for the socket at this moment. */
    isInHurry: () => hurries.some((over) => !over.aborted),
    memory,
    media,
    network,
    marks,
    stop: () => stop.abort(),
    hear,
    /** Everything said about calls but signals, in short. */
    words: () => said.filter(({ type }) => type !== 'call.signal').map(({ type }) => type.slice(5)),
    signals: () => said.filter((message) => message.type === 'call.signal'),
    connections: () => FakeConnection.all.slice(firstConnection),
    told(changes: Partial<CallView>, replaces: Id | null = null) {
      hear({ type: 'call.state', call: viewOf({ you: side, ...changes }), replaces });
    },
    rings: (endpointId: Id) => hear({ type: 'call.endpoint', callId: CALL, endpointId }),
    offered: (from: Id, session = 100) => hear(description(from, 'offer', session)),
    answered: (from: Id, session = 200) => hear(description(from, 'answer', session)),
    candidate(from: Id, candidate: string) {
      const parts = { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null };
      hear({ type: 'call.signal', callId: CALL, from, signal: { type: 'candidate', candidate: parts } });
    },
    lineBreaks() {
      connected.value = false;
    },
    lineOpens(calls: CallView[] = []) {
      connected.value = true;
      hear({ type: 'welcome', now: Date.now(), seq: 1, iceServers: [], calls, presence: [] });
    },
  };
}

export type Page = ReturnType<typeof openPage>;

/** Lets promises run; and `ms` pass. */
export async function pass(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

function description(from: Id, type: 'offer' | 'answer', session: number): ServerMessage {
  const sdp = `v=0\r\no=- ${session} 1 IN IP4 0.0.0.0\r\n`;
  const signal = { type: 'description' as const, description: { type, sdp } };
  return { type: 'call.signal', callId: CALL, from, signal };
}

function fakeMedia(): Media & { opened: number } {
  const stream = signal<MediaStream | null>(null);
  return {
    opened: 0,
    stream,
    failed: signal(null),
    warm() {
      if (stream.peek() !== null) return;
      this.opened += 1;
      const tracks = [new FakeTrack('audio'), new FakeTrack('video')];
      stream.value = new FakeStream(tracks) as unknown as MediaStream;
    },
    release() {
      stream.value = null;
    },
  };
}
