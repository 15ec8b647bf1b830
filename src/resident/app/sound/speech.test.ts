import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '../../../i18n/languages.ts';
import { createSpeech } from './speech.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class FakeUtterance extends EventTarget {
  lang = '';
  rate = 1;
  volume = 1;
  voice: unknown = null;
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

const LOCAL_FRENCH = { lang: 'fr-FR', localService: true };

function tablet(language: Language, voices: { lang: string; localService: boolean }[] = [LOCAL_FRENCH]) {
  const spoken: FakeUtterance[] = [];
  const cancel = vi.fn();
  const speech = createSpeech({
    synthesis: {
      getVoices: () => voices as SpeechSynthesisVoice[],
      speak: (said) => void spoken.push(said as unknown as FakeUtterance),
      cancel,
    },
    Utterance: FakeUtterance as unknown as typeof SpeechSynthesisUtterance,
    language: () => language,
    timers: globalThis,
  });
  const stop = new AbortController();
  return { spoken, cancel, stop, say: () => speech.say('Au revoir.', { loudness: 0.3, stop: stop.signal }) };
}

describe('A sentence aloud', () => {
  it('is said by a voice of the resident’s language, as loud as the resident set it', async () => {
    const { spoken, say } = tablet('fr');
    const said = say();
    expect(spoken[0]).toMatchObject({ text: 'Au revoir.', lang: 'fr-FR', volume: 0.3 });
    spoken[0]?.dispatchEvent(new Event('end'));
    expect(await said).toBe(true);
  });

  it.each([
    ['there is none for Luxembourgish', 'lb', [LOCAL_FRENCH]],
    ['the voice is somewhere in the network', 'fr', [{ lang: 'fr-FR', localService: false }]],
    ['the tablet has none', 'fr', []],
  ] as const)('is not said when %s', async (_, language, voices) => {
    const { spoken, say } = tablet(language, [...voices]);
    expect(await say()).toBe(false);
    expect(spoken).toEqual([]);
  });

  it('finds a voice whatever way the system writes its language', async () => {
    const { spoken, say } = tablet('pt', [{ lang: 'pt_PT', localService: true }]);
    void say();
    expect(spoken).toHaveLength(1);
  });

  it('ends when the screen goes on', async () => {
    const { cancel, stop, say } = tablet('fr');
    const said = say();
    stop.abort();
    expect(await said).toBe(true);
    expect(cancel).toHaveBeenCalled();
  });

  it('counts as not heard when the browser refuses it before the first touch', async () => {
    const { spoken, say } = tablet('fr');
    const said = say();
    spoken[0]?.dispatchEvent(new Event('error'));
    expect(await said).toBe(false);
  });

  it('is over after ten seconds in a browser that forgets to say so', async () => {
    const said = tablet('fr').say();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await said).toBe(true);
  });

  it('is quietly left out where there is no speech at all, or a broken one', async () => {
    const how = { loudness: 1, stop: new AbortController().signal };
    const language = (): Language => 'fr';
    const none = { synthesis: undefined, Utterance: undefined, language, timers: globalThis };
    expect(await createSpeech(none).say('Au revoir.', how)).toBe(false);
    const synthesis = {
      getVoices: () => {
        throw new Error('not implemented');
      },
      speak: () => undefined,
      cancel: () => undefined,
    };
    const broken = {
      ...none,
      synthesis,
      Utterance: FakeUtterance as unknown as typeof SpeechSynthesisUtterance,
    };
    expect(await createSpeech(broken).say('Au revoir.', how)).toBe(false);
  });
});
