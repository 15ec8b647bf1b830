import type { Language } from '../../../i18n/languages.ts';

/** No sentence here is longer; some browsers never tell that one has ended. */
const LONGEST_MS = 10_000;
/** A little slower than people speak, for ears that follow slowly. */
const RATE = 0.9;

/** Aloud what the screen says, where this tablet has a voice of its own for the language. Never throws. */
export interface Speech {
  /**
   * Resolves when it is said, or stopped, with true; at once with false when nothing can be heard: no voice on this
   * tablet (there is none for Luxembourgish), or the browser refuses.
   * @param loudness 0 … 1
   */
  say(text: string, how: { loudness: number; stop: AbortSignal }): Promise<boolean>;
  /** Is there a voice for what the screen says? */
  hasVoice(): boolean;
}

export type SpeechDeps = {
  /** Both are missing in an Android WebView. */
  synthesis: Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel'> | undefined;
  Utterance: typeof SpeechSynthesisUtterance | undefined;
  language: () => Language;
  timers: { setTimeout(run: () => void, ms: number): unknown; clearTimeout(timer: unknown): void };
};

export function createSpeech({ synthesis, Utterance, language, timers }: SpeechDeps): Speech {
  return {
    hasVoice: () => synthesis !== undefined && voiceFor(synthesis, language()) !== undefined,
    async say(text, { loudness, stop }) {
      const voice = synthesis && voiceFor(synthesis, language());
      if (!synthesis || !Utterance || !voice || stop.aborted) return false;
      const said = new Utterance(text);
      said.voice = voice;
      said.lang = voice.lang;
      said.rate = RATE;
      said.volume = loudness;
      return new Promise((resolve) => {
        const end = (heard: boolean) => {
          timers.clearTimeout(late);
          resolve(heard);
        };
        const late = timers.setTimeout(() => end(true), LONGEST_MS);
        said.addEventListener('end', () => end(true));
        said.addEventListener('error', () => end(stop.aborted));
        stop.addEventListener('abort', () => {
          synthesis.cancel();
          end(true);
        });
        try {
          synthesis.speak(said);
        } catch {
          end(false);
        }
      });
    },
  };
}

/** Only one that lives on the tablet: a name is nobody else's business, and the network may be away. */
function voiceFor(
  synthesis: Pick<SpeechSynthesis, 'getVoices'>,
  language: Language,
): SpeechSynthesisVoice | undefined {
  try {
    return synthesis
      .getVoices()
      .find(({ localService, lang }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language);
  } catch {
    return undefined;
  }
}
