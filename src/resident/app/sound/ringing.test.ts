import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallScreen } from '../../../call/call-state.ts';
import type { Interlude } from '../../../call/ring-tone.ts';
import { uuid } from '../records-for-test.ts';
import { startRinging } from './ringing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const who = { callId: uuid(1), contactId: uuid(2) };
const SPOKE = { at: 'over', ...who, outcome: 'completed', caller: 'tablet', endedAt: 1, spokeMs: 1 } as const;

/** A tablet whose ring and words are written down. `speaks`: it has a voice of its own. */
function tablet({ speaks = false, voice = false, first = { at: 'idle' } as CallScreen } = {}) {
  const view = signal<CallScreen>(first);
  const heard: string[] = [];
  const stop = new AbortController();
  let between: Interlude | undefined;
  const ring = {
    start(which: string, said?: Interlude) {
      heard.push(which);
      between = said;
    },
    stop: () => void heard.push('silence'),
  };
  const speech = {
    async say(text: string, { loudness }: { loudness: number }) {
      if (speaks) heard.push(`“${text}” ${loudness}`);
      return speaks;
    },
  };
  const nameOf = () => 'Marie';
  const voiceOf = () => async () => {
    if (voice) heard.push('Marie’s own voice');
    return voice;
  };
  const words = { t: (key: string) => key };
  const loudness = (kind: 'ring' | 'call') => (kind === 'ring' ? 1 : 0.5);
  startRinging(
    { call: { view }, ring, speech, words, nameOf, voiceOf, loudness, timers: globalThis },
    stop.signal,
  );
  heard.length = 0;
  /** What the ring does when it has rung twice. */
  const ringTwice = () => between?.({} as Parameters<Interlude>[0], stop.signal);
  return { view, heard, stop, ringTwice };
}
const soon = () => vi.advanceTimersByTimeAsync(0);

describe('The ring', () => {
  it('sounds from the call coming in until it is answered', () => {
    const { view, heard } = tablet();
    view.value = { at: 'incoming', ...who };
    view.value = { at: 'connecting', ...who, since: 1, reconnecting: false };
    expect(heard).toEqual(['incoming', 'silence']);
  });

  it('is heard for an own call only once it really rings at the other end', () => {
    const { view, heard } = tablet();
    view.value = { at: 'looking', ...who };
    expect(heard).not.toContain('outgoing');
    view.value = { at: 'ringing', ...who };
    expect(heard.at(-1)).toBe('outgoing');
  });

  it('does not start over when a detail changes', () => {
    const { view, heard } = tablet();
    view.value = { at: 'incoming', ...who };
    view.value = { at: 'incoming', ...who };
    expect(heard).toEqual(['incoming']);
  });

  it('is silent when it is stopped', () => {
    const { view, heard, stop } = tablet();
    view.value = { at: 'incoming', ...who };
    stop.abort();
    expect(heard.at(-1)).toBe('silence');
  });
});

describe('Who rings is said', () => {
  it('by the recorded voice, each time', async () => {
    const { view, heard, ringTwice } = tablet({ voice: true, speaks: true });
    view.value = { at: 'incoming', ...who };
    await ringTwice();
    await ringTwice();
    expect(heard).toEqual(['incoming', 'Marie’s own voice', 'Marie’s own voice']);
  });

  it('by the tablet’s own voice where nobody recorded one, as loud as the ring', async () => {
    const { view, heard, ringTwice } = tablet({ speaks: true });
    view.value = { at: 'incoming', ...who };
    await ringTwice();
    expect(heard).toEqual(['incoming', '“incoming.title” 1']);
  });

  it('with what is about to happen, before the recorded voice, when the call answers itself', async () => {
    const { view, heard, ringTwice } = tablet({ voice: true, speaks: true });
    view.value = { at: 'incoming', ...who, answersAt: 12_000 };
    await ringTwice();
    expect(heard).toEqual(['incoming', '“incoming.title. incoming.itself” 1']);
    // Staff took the consent back: now it only rings.
    view.value = { at: 'incoming', ...who };
    await ringTwice();
    expect(heard.slice(2)).toEqual(['Marie’s own voice']);
  });

  it('by the recorded voice alone where the tablet cannot speak: the screen says the rest', async () => {
    const { view, heard, ringTwice } = tablet({ voice: true });
    view.value = { at: 'incoming', ...who, answersAt: 12_000 };
    await ringTwice();
    expect(heard).toEqual(['incoming', 'Marie’s own voice']);
  });

  it('by the screen alone where there is neither', async () => {
    const { view, ringTwice } = tablet();
    view.value = { at: 'incoming', ...who };
    expect(await ringTwice()).toBe(false);
  });
});

it('That it rings at the other end is said once, however long it rings', async () => {
  const { view, heard, ringTwice } = tablet({ speaks: true });
  view.value = { at: 'ringing', ...who };
  await ringTwice();
  await ringTwice();
  expect(heard).toEqual(['outgoing', '“call.ringing” 0.5']);
});

describe('Connecting', () => {
  it('is said when it takes its time', async () => {
    const { view, heard } = tablet({ speaks: true });
    view.value = { at: 'connecting', ...who, since: 1, reconnecting: false };
    await vi.advanceTimersByTimeAsync(2_000);
    expect(heard).toEqual(['silence', '“call.connecting” 0.5']);
  });

  it('is not said into somebody’s first words', async () => {
    const { view, heard } = tablet({ speaks: true });
    view.value = { at: 'connecting', ...who, since: 1, reconnecting: false };
    view.value = { at: 'connected', ...who, since: 1, reconnecting: false };
    await vi.advanceTimersByTimeAsync(5_000);
    expect(heard.join()).not.toContain('connecting');
  });
});

describe('When it is over', () => {
  const talking = { at: 'connected', ...who, since: 1, reconnecting: false } as const;

  it('the tablet says goodbye', async () => {
    const { view, heard } = tablet({ speaks: true });
    view.value = talking;
    view.value = SPOKE;
    await soon();
    expect(heard.at(-1)).toBe('“ended.goodbye” 0.5');
  });

  it('two notes say it where the tablet cannot speak', async () => {
    const { view, heard } = tablet();
    view.value = talking;
    view.value = SPOKE;
    await soon();
    expect(heard.at(-1)).toBe('farewell');
  });

  it('why somebody was not reached is said', async () => {
    const { view, heard } = tablet({ speaks: true });
    view.value = { at: 'ringing', ...who };
    view.value = { ...SPOKE, outcome: 'missed' };
    await soon();
    expect(heard.at(-1)).toBe('“ended.not_reached ended.told” 0.5');
  });

  it('nothing is said after a ring that nobody came to', async () => {
    const { view, heard } = tablet({ speaks: true });
    view.value = { at: 'incoming', ...who };
    view.value = { ...SPOKE, outcome: 'missed', caller: 'relative' };
    await soon();
    expect(heard).toEqual(['incoming', 'silence']);
  });

  it('a page that opens on an old card says nothing', async () => {
    const { view, heard } = tablet({ speaks: true });
    view.value = SPOKE;
    await soon();
    expect(heard).toEqual(['silence']);
  });

  it('a goodbye does not begin once the card is left', async () => {
    const { view, heard } = tablet();
    view.value = talking;
    view.value = SPOKE;
    view.value = { at: 'idle' };
    await soon();
    expect(heard).not.toContain('farewell');
  });
});
