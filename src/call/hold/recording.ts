import { effect } from '@preact/signals';
import type { Id } from '../../protocol/primitives.ts';
import type { Line, Timers } from '../ports.ts';
import { createTally, type Facts, readingOf } from './tally.ts';

/** A whole report of a connection costs a cheap tablet some milliseconds. */
const READ_EVERY_MS = 3_000;

export type RecordingDeps = {
  callId: Id;
  facts: () => Facts;
  connection: () => Pick<RTCPeerConnection, 'getStats'> | null;
  line: Pick<Line, 'send' | 'connected'>;
  timers: Timers;
  /** Says `pagehide`. */
  page: Pick<EventTarget, 'addEventListener'>;
};

/** Reads a call's figures until `over`, and tells the server then; and before, when the page goes. */
export function startRecording(deps: RecordingDeps, over: AbortSignal): void {
  const { callId, facts, line, timers } = deps;
  const tally = createTally();
  let atEnd: Facts | null = null;
  let timer: unknown;

  async function read() {
    const connection = deps.connection();
    const report = await connection?.getStats().catch(() => null);
    if (over.aborted) return;
    if (connection && report) tally.add(readingOf(report), connection);
    timer = timers.setTimeout(() => void read(), READ_EVERY_MS);
  }

  function tell(): boolean {
    const quality = tally.figures(atEnd ?? facts());
    return quality === null || line.send({ type: 'call.quality', callId, quality });
  }

  /** The hang-up may be of a moment without network: said when it is back, if this page is still there then. */
  function tellWhenOpen() {
    atEnd = facts();
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
