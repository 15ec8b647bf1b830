import { effect } from '@preact/signals';
import type { Id } from '../../protocol/primitives.ts';
import type { Line, Timers } from '../ports.ts';
import { createTally, type Facts, readingOf } from './tally.ts';

/** A whole report of a connection costs a cheap tablet some milliseconds. */
const READ_EVERY_MS = 3_000;

/** When what happened in one call, by one clock; `brokenAt`: since when it is broken now. */
export type Course = {
  lookingAt?: number;
  ringsAt?: number;
  answeredAt?: number;
  frameAt?: number;
  brokenAt?: number | undefined;
  outages: number;
  outageMs: number;
};

export type RecordingDeps = {
  callId: Id;
  course: Course;
  now: () => number;
  connection: () => Pick<RTCPeerConnection, 'getStats'> | null;
  line: Pick<Line, 'send' | 'connected'>;
  timers: Timers;
  /** Says `pagehide`. */
  page: Pick<EventTarget, 'addEventListener'>;
};

/** Reads a call's figures until `over`, and tells the server then; and before, when the page goes. */
export function startRecording(deps: RecordingDeps, over: AbortSignal): void {
  const { callId, course, line, timers } = deps;
  const tally = createTally();
  let endedAt: number | null = null;
  let timer: unknown;

  async function read() {
    const connection = deps.connection();
    const report = await connection?.getStats().catch(() => null);
    if (over.aborted) return;
    if (connection && report) tally.add(readingOf(report), connection);
    timer = timers.setTimeout(() => void read(), READ_EVERY_MS);
  }

  function tell(): boolean {
    const quality = tally.figures(factsOf(course, endedAt ?? deps.now()));
    return quality === null || line.send({ type: 'call.quality', callId, quality });
  }

  /** The hang-up may be of a moment without network: said when it is back, if this page is still there then. */
  function tellWhenOpen() {
    endedAt = deps.now();
    timers.clearTimeout(timer);
    let isTold = false;
    const stop = effect(() => {
      // The socket is read first, so that this runs again when it opens.
      if (line.connected.value && !isTold) isTold = tell();
      if (isTold) queueMicrotask(() => stop());
    });
  }

  deps.page.addEventListener('pagehide', () => void tell(), { signal: over });
  over.addEventListener('abort', tellWhenOpen);
  void read();
}

/** @param now while it goes on; afterwards, when it ended */
export function factsOf(course: Course, now: number): Facts {
  const between = (from: number | undefined, until: number | undefined) =>
    from === undefined || until === undefined ? null : Math.max(0, until - from);
  return {
    ringMs: between(course.lookingAt, course.ringsAt),
    firstFrameMs: between(course.answeredAt, course.frameAt),
    talkMs: between(course.answeredAt, now) ?? 0,
    outages: course.outages,
    outageMs: course.outageMs + (between(course.brokenAt, now) ?? 0),
  };
}
