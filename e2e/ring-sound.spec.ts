import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { build } from 'vite';
import { energyIn, type Sound, type Stretch, soundings } from './spectrum.ts';

/** Our ring as the loudspeaker gets it: the real code, on an AudioContext that computes instead of playing. */
const test = base.extend<{ heardAt: (decibels: number) => Promise<Sound>; heard: Sound }>({
  heardAt: async ({ page }, use) => {
    await page.addScriptTag({ content: await bundle('ring-tone', 'ring') });
    await page.addScriptTag({ content: await bundle('loudspeaker', 'loudspeaker') });
    const rate = 48_000;
    await use(async (decibels) => {
      const encoded = await page.evaluate(renderRing, { seconds: 12, rate, decibels });
      const bytes = Buffer.from(encoded, 'base64');
      return { samples: new Float32Array(new Uint8Array(bytes).buffer), rate };
    });
  },
  heard: async ({ heardAt }, use) => use(await heardAt(0)),
});

/** One module of the call for a page without modules. */
async function bundle(module: string, name: string): Promise<string> {
  const entry = join(import.meta.dirname, `../src/call/${module}.ts`);
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('vite built nothing');
  return output.output[0].code;
}

type Rendering = { seconds: number; rate: number; decibels: number };

/** Runs in the page. @returns what an incoming call sounds like through our loudspeaker: base64 of 32-bit samples */
async function renderRing({ seconds, rate, decibels }: Rendering): Promise<string> {
  const { ring, loudspeaker: speaker } = globalThis as unknown as {
    ring: typeof import('../src/call/ring-tone.ts');
    loudspeaker: typeof import('../src/call/loudspeaker.ts');
  };
  class Loudspeaker extends OfflineAudioContext {
    constructor() {
      super(1, seconds * rate, rate);
      loudspeaker = this;
    }
    // It stands still whenever the page takes its turn, and would else look locked.
    override get state(): AudioContextState {
      return 'running';
    }
  }
  let loudspeaker: Loudspeaker | null = null;
  // The page's time is the sound's: a timer stops the sound where it is due.
  const timers = {
    setTimeout(run: () => void, ms: number) {
      const at = (loudspeaker?.currentTime ?? 0) + ms / 1000;
      if (at >= seconds) return 0;
      void loudspeaker?.suspend(at).then(() => {
        run();
        return loudspeaker?.resume();
      });
      return at;
    },
    clearTimeout: () => undefined,
  };
  const AudioContext = Loudspeaker as unknown as typeof globalThis.AudioContext;
  const steady = { value: decibels } as Parameters<typeof speaker.openLoudspeaker>[1];
  const openOutput = (context: AudioContext) => speaker.openLoudspeaker(context, steady);
  ring.createRingTone({ AudioContext, timers, openOutput }).start('incoming');
  if (!loudspeaker) throw new Error('the ring opened no AudioContext');
  const sound = await (loudspeaker as OfflineAudioContext).startRendering();
  const bytes = new Uint8Array(sound.getChannelData(0).buffer);
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

const lengthOf = ({ from, to }: Stretch) => to - from;

test('seven tenths of the ring’s energy lie where old ears hear: 400–2000 Hz', async ({ heard }) => {
  const share = energyIn(heard, 400, 2000);
  console.log(`Energy of the ring in 400–2000 Hz: ${(share * 100).toFixed(1)} %`);
  expect(share).toBeGreaterThanOrEqual(0.7);
  expect(energyIn(heard, 2600, 24_000)).toBeLessThan(0.15);
});

test('the loudest ring is 9 dB above the usual, does not clip and keeps its colour', async ({ heardAt }) => {
  const full: number[] = [];
  for (const decibels of [-9, -4.5, 0, 4.5, 9]) {
    const heard = await heardAt(decibels);
    expect(energyIn(heard, 400, 2000)).toBeGreaterThanOrEqual(0.7);
    const phrases = soundings(heard, { gap: 0.3 });
    full.push(phrases.at(-1)?.rms ?? 0);
    expect(Math.max(...phrases.map(({ peak }) => peak))).toBeLessThan(0.98);
    // However loud, it begins softly.
    expect(phrases[0]?.rms).toBeLessThan((full.at(-1) ?? 0) * 0.35);
  }
  console.log(`Loudness of the ring in five steps: ${full.map((rms) => rms.toFixed(2)).join(' ')}`);
  // Every step is heard: 1.5 dB at the least, where the peaks are held back.
  for (const [index, rms] of full.entries()) expect(rms).toBeGreaterThan((full[index - 1] ?? 0) * 1.19);
});

test('it is pulsed: a second of sound, a second of rest', async ({ heard }) => {
  const phrases = soundings(heard, { gap: 0.3 });
  expect(phrases).toHaveLength(6);
  for (const [index, phrase] of phrases.entries()) {
    expect(phrase.from).toBeCloseTo(index * 2, 1);
    expect(lengthOf(phrase)).toBeCloseTo(1, 1);
  }
});

test('it grows over four to five seconds, and does not leap or clip', async ({ heard }) => {
  const loudness = soundings(heard, { gap: 0.3 }).map(({ rms }) => rms);
  const [first = 1, second = 1, third = 1] = loudness;
  const full = loudness.at(-1) ?? 0;
  expect(first).toBeLessThan(full * 0.35);
  expect(second).toBeLessThan(full * 0.75);
  expect(third).toBeLessThan(full * 0.999);
  // The fourth phrase starts at six seconds.
  for (const later of loudness.slice(3)) expect(later).toBeCloseTo(full, 3);
  expect(Math.max(...soundings(heard, { gap: 0.3 }).map(({ peak }) => peak))).toBeLessThan(1);
  expect(full).toBeGreaterThan(0.1);
});

test('it is never the fire signal: three pulses of half a second and a pause (ISO 8201)', async ({
  heard,
}) => {
  // Whatever counts as one pulse, notes or phrases, is neither half a second long nor comes in threes.
  for (const gap of [0.005, 0.1, 0.3]) {
    const pulses = soundings(heard, { gap });
    for (const pulse of pulses) expect(Math.abs(lengthOf(pulse) - 0.5)).toBeGreaterThan(0.1);
    expect(groupSizes(pulses, 0.75)).not.toContain(3);
  }
});

/** How many pulses follow each other with less than `pause` seconds between them. */
function groupSizes(pulses: readonly Stretch[], pause: number): number[] {
  const sizes: number[] = [];
  for (const [index, pulse] of pulses.entries()) {
    const before = pulses[index - 1];
    if (before && pulse.from - before.to < pause) sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
    else sizes.push(1);
  }
  return sizes;
}
