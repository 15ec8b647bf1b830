import type { Page } from '@playwright/test';

/** Loudness of 2.5 ms each, without gaps. `at`: of the first, epoch ms. */
export type Loudness = { at: number; levels: number[] };
/** A stamped picture that was taken, or shown: its number, and when, epoch ms. */
export type Seen = { stamp: number; at: number };
/** What one page sent and got in the same seconds. */
export type BothWays = {
  sent: { pictures: Seen[]; sound: Loudness };
  got: { pictures: Seen[]; sound: Loudness };
};

/** Where stamps are in a picture, in parts of its height and width. */
export type StampPlace = { bits: number; size: number; width: number; height: number };

/**
 * Looks at the page's own camera and microphone and at what it shows and plays of the other, for so many seconds. The
 * picture is read where it is shown (`expectedDisplayTime`), the sound where it is handed to the loudspeaker.
 */
export async function watchBothWays(page: Page, seconds: number, place: StampPlace): Promise<BothWays> {
  return page.evaluate(
    async ({ ms, stamp }) => {
      // Of Chromium; TypeScript knows it in workers only.
      type Reader = { readable: ReadableStream<AudioData> };
      const Processor = (
        window as unknown as { MediaStreamTrackProcessor: new (of: { track: MediaStreamTrack }) => Reader }
      ).MediaStreamTrackProcessor;

      const connection = window.bench.connections.find((one) => one.connectionState === 'connected');
      if (!connection) throw new Error('No call.');
      const until = performance.now() + ms;
      const sends = (kind: string) =>
        connection.getSenders().find(({ track }) => track?.kind === kind)?.track ?? null;
      const gets = (kind: string) =>
        connection.getReceivers().find(({ track }) => track.kind === kind)?.track ?? null;

      const hear = async (track: MediaStreamTrack | null) => {
        const heard: { at: number; levels: number[] } = { at: 0, levels: [] };
        if (!track) return heard;
        const begins: number[] = [];
        const reader = new Processor({ track }).readable.getReader();
        while (performance.now() < until) {
          const { value, done } = await reader.read();
          if (done) break;
          const step = value.sampleRate / 400;
          const samples = new Float32Array(value.numberOfFrames);
          value.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
          begins.push(performance.timeOrigin + value.timestamp / 1_000 - 2.5 * heard.levels.length);
          for (let from = 0; from + step <= samples.length; from += step) {
            let sum = 0;
            for (let n = from; n < from + step; n += 1) sum += (samples[n] ?? 0) ** 2;
            heard.levels.push(Math.sqrt(sum / step));
          }
          value.close();
        }
        await reader.cancel();
        // Pieces of 10 ms are handed on unevenly: the usual one tells where all of them began.
        heard.at = begins.sort((a, b) => a - b)[begins.length >> 1] ?? 0;
        return heard;
      };

      // Of the raw picture, which is brightness first: drawn on a canvas, a hundred pictures stay in memory for minutes.
      const read = async (video: HTMLVideoElement) => {
        const frame = new VideoFrame(video, { timestamp: 0 });
        try {
          const { width: wide, height: tall } = frame.codedRect ?? frame.visibleRect ?? new DOMRect();
          const [across, down] = [(stamp.size * wide) / stamp.width, (stamp.size * tall) / stamp.height];
          const middle = 2 * Math.round((tall - down / 2) / 2);
          const rect = { x: 0, y: middle, width: wide, height: 2 };
          const bytes = new Uint8Array(frame.allocationSize({ rect }));
          const [{ offset = 0 } = {}] = await frame.copyTo(bytes, { rect });
          let gray = 0;
          for (let bit = 0; bit < stamp.bits; bit += 1)
            gray |= Number((bytes[offset + Math.round((bit + 0.5) * across)] ?? 0) > 125) << bit;
          let number = 0;
          for (; gray > 0; gray >>= 1) number ^= gray;
          return number;
        } finally {
          frame.close();
        }
      };

      const look = async (track: MediaStreamTrack | null, isMine: boolean) => {
        const seen: { stamp: number; at: number }[] = [];
        if (!track) return seen;
        const shows = ({ srcObject }: HTMLVideoElement) =>
          srcObject instanceof MediaStream && srcObject.getVideoTracks().some(({ id }) => id === track.id);
        const shown = [...document.querySelectorAll('video')].find(shows);
        const video = shown ?? document.createElement('video');
        if (!shown) {
          video.muted = true;
          video.srcObject = new MediaStream([track]);
          void video.play();
        }
        await new Promise<void>((over) => {
          // A picture that stands calls nobody.
          const timer = setTimeout(over, ms + 500);
          const onFrame = (_: number, frame: VideoFrameCallbackMetadata) => {
            if (performance.now() >= until) {
              clearTimeout(timer);
              return over();
            }
            const at = isMine ? frame.captureTime : frame.expectedDisplayTime;
            if (at !== undefined)
              void read(video).then((stamp) => seen.push({ stamp, at: performance.timeOrigin + at }));
            video.requestVideoFrameCallback(onFrame);
          };
          video.requestVideoFrameCallback(onFrame);
        });
        if (!shown) video.srcObject = null;
        return seen;
      };

      const [mine, theirs, said, heard] = await Promise.all([
        look(sends('video'), true),
        look(gets('video'), false),
        hear(sends('audio')),
        hear(gets('audio')),
      ]);
      return { sent: { pictures: mine, sound: said }, got: { pictures: theirs, sound: heard } };
    },
    { ms: seconds * 1_000, stamp: place },
  );
}
