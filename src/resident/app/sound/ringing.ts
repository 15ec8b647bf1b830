import { computed, effect } from '@preact/signals';
import type { CallScreen } from '../../../call/call-state.ts';
import type { CallControl, Timers } from '../../../call/ports.ts';
import type { Interlude, RingTone } from '../../../call/ring-tone.ts';
import type { ResidentTranslator } from '../../../i18n/resident.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { farewellOf } from '../calls/ending.ts';
import type { Speech } from './speech.ts';

/** A connection that comes at once needs no words; hers would be spoken over. */
const SLOW_CONNECTION_MS = 2_000;

export type RingingDeps = {
  call: Pick<CallControl, 'view'>;
  ring: Pick<RingTone, 'start' | 'stop'>;
  speech: Pick<Speech, 'say'>;
  words: Pick<ResidentTranslator, 't'>;
  nameOf: (contactId: Id) => string;
  /** The contact's own recorded voice, between two rings. */
  voiceOf: (contactId: Id) => Interlude;
  /** How loud a sentence is, 0 … 1; `ring`: never softer than the ring may be. */
  loudness: (kind: 'ring' | 'call') => number;
  timers: Timers;
};

/**
 * Lets the tablet be heard: loud and with the name when somebody rings here, softly while it rings at the other end, and
 * a kind word, or two falling notes, when it is over.
 */
export function startRinging(deps: RingingDeps, stop: AbortSignal): void {
  const { call, ring } = deps;
  // Only the kind of screen counts: a ring that starts over at each detail would stutter.
  const at = computed(() => call.view.value.at);
  let leaving: AbortController | null = null;
  let wasIdle = true;
  const end = effect(() => {
    const now = at.value;
    leaving?.abort();
    leaving = new AbortController();
    // A page that opens on the card of an old call says nothing.
    if (now === 'over' && wasIdle) ring.stop();
    else sound(call.view.peek(), deps, leaving.signal);
    wasIdle = now === 'idle';
  });
  stop.addEventListener('abort', () => {
    end();
    leaving?.abort();
    ring.stop();
  });
}

/** What is heard on entering a screen; `left`: when it is left again. */
function sound(view: CallScreen, deps: RingingDeps, left: AbortSignal): void {
  const { ring, speech, words, nameOf, voiceOf, loudness, timers } = deps;
  const about = (contactId: Id) => ({ name: nameOf(contactId) });
  switch (view.at) {
    case 'incoming': {
      const title = words.t('incoming.title', about(view.contactId));
      const loud = (over: AbortSignal) => ({ loudness: loudness('ring'), stop: over });
      const isAnnounced = () => answersItself(deps.call.view.peek());
      const spoken: Interlude = (_, over) => speech.say(title, loud(over));
      // What is about to happen comes before whose voice it is.
      const announced: Interlude = async (_, over) =>
        isAnnounced() && speech.say(`${title}. ${words.t('incoming.itself')}`, loud(over));
      ring.start('incoming', firstOf(announced, voiceOf(view.contactId), spoken));
      break;
    }
    case 'ringing': {
      const text = words.t('call.ringing', about(view.contactId));
      const spoken: Interlude = (_, over) => speech.say(text, { loudness: loudness('call'), stop: over });
      ring.start('outgoing', once(spoken));
      break;
    }
    case 'connecting': {
      const text = words.t('call.connecting', about(view.contactId));
      const say = () => void speech.say(text, { loudness: loudness('call'), stop: left });
      const timer = timers.setTimeout(say, SLOW_CONNECTION_MS);
      left.addEventListener('abort', () => timers.clearTimeout(timer));
      ring.stop();
      break;
    }
    case 'over':
      ring.stop();
      void sayFarewell(view, deps, left);
      break;
    default:
      ring.stop();
  }
}

const answersItself = (view: CallScreen) => view.at === 'incoming' && view.answersAt !== undefined;

async function sayFarewell(
  view: Extract<CallScreen, { at: 'over' }>,
  { ring, speech, words, nameOf, loudness }: RingingDeps,
  left: AbortSignal,
): Promise<void> {
  const keys = farewellOf(view);
  if (keys.length === 0) return;
  const text = keys.map((key) => words.t(key, { name: nameOf(view.contactId) })).join(' ');
  const heard = await speech.say(text, { loudness: loudness('call'), stop: left });
  if (!heard && !left.aborted) ring.start('farewell');
}

/** The first of them that has something to say. */
function firstOf(...all: readonly Interlude[]): Interlude {
  return async (sounding, stop) => {
    for (const one of all) if (await one(sounding, stop)) return true;
    return false;
  };
}

/** Heard once, however long it rings: what repeats itself annoys. */
function once(one: Interlude): Interlude {
  let isSaid = false;
  return async (sounding, stop) => {
    if (isSaid) return false;
    isSaid = true;
    return one(sounding, stop);
  };
}
