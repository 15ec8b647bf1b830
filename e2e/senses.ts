import { expect, type Page } from '@playwright/test';
import type { Looks } from './fake-media.ts';

/** The picture of the other: the largest video on the page. */
type Seen = { red: number; green: number; blue: number; motion: number; frames: number };

/** Looks at the largest video of the page twice, a moment apart; `whose`: only at those with that label. */
async function look(page: Page, whose = ''): Promise<Seen> {
  return page.evaluate(async (label) => {
    const videos = [...document.querySelectorAll('video')].filter(
      (video) => video.videoWidth > 0 && (label === '' || video.ariaLabel === label),
    );
    videos.sort((a, b) => b.clientWidth * b.clientHeight - a.clientWidth * a.clientHeight);
    const video = videos[0];
    if (!video) return { red: 0, green: 0, blue: 0, motion: 0, frames: 0 };
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 48;
    const draw = canvas.getContext('2d', { willReadFrequently: true });
    if (!draw) throw new Error('no canvas');
    const grab = () => {
      draw.drawImage(video, 0, 0, 64, 48);
      return draw.getImageData(0, 0, 64, 48).data;
    };
    const first = grab();
    await new Promise<void>((resolve) => {
      let left = 5;
      const next = () => (--left > 0 ? video.requestVideoFrameCallback(next) : resolve());
      video.requestVideoFrameCallback(next);
      setTimeout(resolve, 3000);
    });
    const second = grab();
    const sums = [0, 0, 0];
    let motion = 0;
    for (let i = 0; i < second.length; i += 4) {
      for (let channel = 0; channel < 3; channel++)
        sums[channel] = (sums[channel] ?? 0) + (second[i + channel] ?? 0);
      for (let channel = 0; channel < 3; channel++)
        motion += Math.abs((second[i + channel] ?? 0) - (first[i + channel] ?? 0));
    }
    const pixels = second.length / 4;
    const [red = 0, green = 0, blue = 0] = sums.map((sum) => sum / pixels);
    return {
      red,
      green,
      blue,
      motion: motion / pixels,
      frames: video.getVideoPlaybackQuality().totalVideoFrames,
    };
  }, whose);
}

/** Expects the page to show a moving picture in the colour of the other's camera; `whose`: in the video of that label. */
export async function expectToSee(
  page: Page,
  looks: Pick<Looks, 'colour'> & Partial<Looks>,
  whose = '',
): Promise<void> {
  await expect
    .poll(
      async () => {
        const seen = await look(page, whose);
        const others = (['red', 'green', 'blue'] as const).filter((colour) => colour !== looks.colour);
        return seen.motion > 1 && others.every((colour) => seen[looks.colour] > seen[colour] + 20);
      },
      { message: `a moving ${looks.colour} picture`, timeout: 15_000 },
    )
    .toBe(true);
}

/** Expects the sound of the other to reach this page: the strongest tone of what its peer connection receives. */
export async function expectToHear(page: Page, looks: Looks): Promise<void> {
  await expect
    .poll(() => strongestTone(page), { message: `a tone of ${looks.hertz} Hz`, timeout: 15_000 })
    .toBeCloseTo(looks.hertz, -2);
}

async function strongestTone(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const element = [...document.querySelectorAll<HTMLMediaElement>('video, audio')].find(
      (media) =>
        !media.muted && media.srcObject instanceof MediaStream && media.srcObject.getAudioTracks().length > 0,
    );
    if (!element || !(element.srcObject instanceof MediaStream)) return 0;
    const context = new AudioContext();
    await context.resume();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(element.srcObject).connect(analyser);
    const bins = new Float32Array(analyser.frequencyBinCount);
    let best = { hertz: 0, power: -90 };
    const until = performance.now() + 1500;
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      analyser.getFloatFrequencyData(bins);
      for (let bin = 20; bin < bins.length; bin++) {
        const power = bins[bin] ?? -200;
        if (power > best.power) best = { hertz: (bin * context.sampleRate) / analyser.fftSize, power };
      }
    }
    await context.close();
    return best.hertz;
  });
}

/** How many video frames the largest video has shown; grows as long as the picture moves. */
export async function framesShown(page: Page): Promise<number> {
  return (await look(page)).frames;
}
