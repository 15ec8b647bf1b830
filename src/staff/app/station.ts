import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { CallControl, Line } from '../../call/ports.ts';
import type { RingTone } from '../../call/ring-tone.ts';
import type { MetaStore } from '../../data/meta.ts';
import type { StaffTranslator } from '../../i18n/staff.ts';
import type { ServerMessage } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Live } from '../../sync/live.ts';
import type { Photos } from '../../sync/photos.ts';
import type { Replica } from '../../sync/replica.ts';
import type { Lock } from './lock.ts';

/** Of the desk: what the screen of a call draws from. */
export type StationDesk = {
  readonly words: StaffTranslator;
  readonly replica: Pick<Replica, 'records'>;
  readonly photos: Pick<Photos, 'url'>;
  readonly lock: Pick<Lock, 'isLocked'>;
};

/** The part of the console that calls; it is fetched after the first screen. */
export type StationCalls = {
  readonly call: CallControl;
  readonly ring: Pick<RingTone, 'locked' | 'unlock'>;
  /** Draws the call that is on, over every page. */
  readonly Screen: ComponentType<{ readonly desk: StationDesk; readonly calls: StationCalls }>;
};

/** This console as the telephone of the carers. */
export interface Station {
  /** Null until the part that calls is here: nobody calls in the moment in which the page appears. */
  readonly calls: ReadonlySignal<StationCalls | null>;
  /** Rings the tablet of the resident whose contact this is. */
  ring(contactId: Id): void;
  /** Missed calls that somebody at this browser has dealt with. */
  readonly seen: ReadonlySignal<ReadonlySet<Id>>;
  see(callId: Id): void;
}

type Deps = {
  live: Pick<Live, 'onMessage' | 'send' | 'state' | 'redial' | 'nudge' | 'hurry'>;
  /** Fetches the part that calls. */
  load: (line: Line) => Promise<StationCalls>;
  memory: Pick<MetaStore, 'get' | 'set'>;
};

const SEEN = 'station-seen';
/** More are not missed within the hours in which they are shown. */
const SEEN_KEPT = 100;

/**
 * Has the calling part fetched as soon as there is a server to call through, and misses no ring meanwhile: what the
 * server says of calls is kept for it. What could not be fetched is asked for again with the next socket, or call.
 */
export function startStation({ live, load, memory }: Deps, ended: AbortSignal): Station {
  const calls = signal<StationCalls | null>(null);
  const line = keepingLine(live, ended);
  let isAsked = false;
  let wanted: Id | null = null;

  async function fetchPart() {
    const part = await load(line);
    if (ended.aborted) return;
    calls.value = part;
    if (wanted !== null) part.call.start(wanted);
    wanted = null;
  }
  function ask() {
    if (isAsked) return;
    isAsked = true;
    fetchPart().catch(() => {
      isAsked = false;
    });
  }

  const stop = live.onMessage(({ type }) => type === 'welcome' && ask());
  ended.addEventListener('abort', stop);
  return {
    calls,
    ring(contactId) {
      const part = calls.peek();
      if (part) return part.call.start(contactId);
      wanted = contactId;
      ask();
    },
    ...rememberSeen(memory),
  };
}

function rememberSeen(memory: Deps['memory']): Pick<Station, 'seen' | 'see'> {
  const seen = signal<ReadonlySet<Id>>(new Set());
  const add = (ids: readonly Id[]) => {
    seen.value = new Set([...ids, ...seen.peek()].slice(0, SEEN_KEPT));
  };
  memory.get<readonly Id[]>(SEEN).then(
    (kept) => kept && add(kept),
    () => undefined,
  );
  return {
    seen,
    see(callId) {
      add([callId]);
      // Forgotten is shown once more: no harm.
      memory.set(SEEN, [...seen.peek()]).catch(() => undefined);
    },
  };
}

/** A way to the server that hands whoever listens first what was said since the last welcome, in order. */
function keepingLine(live: Deps['live'], ended: AbortSignal): Line {
  const { send, redial, nudge, hurry } = live;
  let kept: ServerMessage[] = [];
  const stop = live.onMessage((message) => {
    if (message.type === 'welcome') kept = [];
    if (message.type === 'welcome' || message.type.startsWith('call.')) kept.push(message);
  });
  ended.addEventListener('abort', stop);
  return {
    ...{ send, redial, nudge, hurry },
    connected: computed(() => live.state.value === 'open'),
    // It is among what is kept; told twice it would undo what came after it.
    welcome: signal(null),
    onMessage(hear) {
      stop();
      const leave = live.onMessage(hear);
      for (const message of kept.splice(0)) hear(message);
      return leave;
    },
  };
}
