import { type BrowserContext, expect, type Page } from '@playwright/test';

/*
 * What comes out of a page's loudspeaker, apart from media elements: an ear at the end of every AudioContext. Put it in
 * before the page is opened.
 */

type Ears = { ears: AnalyserNode[]; streams: number };
declare global {
  interface Window {
    moienEars: Ears;
  }
}

/** Every page of this browser is listened to from now on. */
export async function listenTo(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.moienEars = { ears: [], streams: 0 };
    const known = new WeakMap<BaseAudioContext, AnalyserNode>();
    const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
    const hear = (node: AudioNode) => {
      const ear = known.get(node.context) ?? new AnalyserNode(node.context, { fftSize: 8192 });
      ear.smoothingTimeConstant = 0;
      if (!known.has(node.context)) window.moienEars.ears.push(ear);
      known.set(node.context, ear);
      connect.call(node, ear);
    };
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
      if (to instanceof AudioDestinationNode) hear(this);
      return connect.call(this, to);
    } as typeof AudioNode.prototype.connect;
    const createSource = AudioContext.prototype.createMediaStreamSource;
    AudioContext.prototype.createMediaStreamSource = function (stream) {
      window.moienEars.streams += 1;
      return createSource.call(this, stream);
    };
  });
}

/** The strongest tone of each moment within a second, or within so many ms, in Hz. */
async function tonesOf(page: Page, ms = 1000): Promise<number[]> {
  return page.evaluate(async (wait) => {
    const tones: number[] = [];
    const until = performance.now() + wait;
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      for (const ear of window.moienEars.ears) {
        const bins = new Float32Array(ear.frequencyBinCount);
        ear.getFloatFrequencyData(bins);
        const loudest = bins.reduce((best, power, bin) => (power > (bins[best] ?? 0) ? bin : best), 0);
        if ((bins[loudest] ?? -200) > -60) tones.push((loudest * ear.context.sampleRate) / ear.fftSize);
      }
    }
    return tones;
  }, ms);
}

/** Expects the loudspeaker to give a tone within half a semitone or so. */
export async function expectTone(page: Page, hertz: number): Promise<void> {
  await expect
    .poll(async () => (await tonesOf(page)).some((tone) => Math.abs(tone - hertz) < hertz * 0.03), {
      message: `a tone of ${hertz} Hz from the loudspeaker`,
      timeout: 25_000,
      intervals: [0],
    })
    .toBe(true);
}

/** Expects it to fall silent, for longer than the second that a ring rests. */
export async function expectSilence(page: Page): Promise<void> {
  await expect.poll(() => tonesOf(page, 2500), { intervals: [0] }).toEqual([]);
}

/** How many live streams were put through WebAudio. */
export const streamsThroughWebAudio = (page: Page) => page.evaluate(() => window.moienEars.streams);
