import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Epoch time in ms at which the first frame of the other was on the screen, null before. */
    firstFrameAt: number | null;
  }
}

/**
 * Makes every page of this browser note when a remote picture is first presented. Watches what a person sees
 * (requestVideoFrameCallback on a <video> in the document), not what the program believes.
 */
export const watchFrames = (context: BrowserContext) => context.addInitScript(noteFirstFrame);

/** Runs in a page, before its own scripts. */
export function noteFirstFrame(): void {
  const remote = new WeakSet<MediaStreamTrack>();
  const watched = new WeakMap<HTMLVideoElement, MediaStreamTrack>();
  const Native = window.RTCPeerConnection;
  window.firstFrameAt = null;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => remote.add(track));
    }
  };
  const look = () => {
    for (const video of document.querySelectorAll('video')) {
      const stream = video.srcObject;
      const track = stream instanceof MediaStream ? stream.getVideoTracks()[0] : undefined;
      if (track === undefined || !remote.has(track) || watched.get(video) === track) continue;
      watched.set(video, track);
      video.requestVideoFrameCallback((now) => {
        window.firstFrameAt ??= performance.timeOrigin + now;
      });
    }
    requestAnimationFrame(look);
  };
  look();
}

/** The first frame from now on counts. */
export const forgetFrames = (page: Page) =>
  page.evaluate(() => {
    window.firstFrameAt = null;
    performance.clearMarks();
  });

/** Waits for the first frame of the other; epoch ms. */
export async function firstFrameAt(page: Page): Promise<number> {
  const found = await page.waitForFunction(() => window.firstFrameAt, null, { timeout: 15_000 });
  return (await found.jsonValue()) ?? Number.NaN;
}

/** Waits for a mark that the page's own code sets (`moien:…`); epoch ms. */
export async function markAt(page: Page, name: string): Promise<number> {
  const found = await page.waitForFunction(
    (mark) => {
      const entry = performance.getEntriesByName(mark).at(-1);
      return entry && performance.timeOrigin + entry.startTime;
    },
    `moien:${name}`,
    { timeout: 15_000 },
  );
  return (await found.jsonValue()) ?? Number.NaN;
}
