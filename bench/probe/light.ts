import type { BrowserContext } from '@playwright/test';

/** Chromium’s own (w3c mediacapture-transform, in its first form); no browser’s list of types has them. */
declare const MediaStreamTrackProcessor: new (of: {
  track: MediaStreamTrack;
}) => { readable: ReadableStream<VideoFrame> };
declare const MediaStreamTrackGenerator: new (of: { kind: 'audio' }) => MediaStreamTrack;

/**
 * Like `watchCalls`, for many pages on few cores, and the same for whoever is compared:
 *
 * - Pictures are received and decoded, and not painted: a processor without graphics paints twenty screens for half a core.
 *   A frame counts when it leaves the decoder at the time at which it would have been shown.
 * - Nobody's echo is taken out of a sound that comes from a file.
 * - Whoever only listens (`isMute`) has a microphone of which nothing comes: silence, too, is encoded fifty times a second.
 */
export async function watchLightly(context: BrowserContext, { isMute }: { isMute: boolean }): Promise<void> {
  await context.addInitScript((mute) => {
    const connections: RTCPeerConnection[] = [];
    const frames: number[] = [];
    window.bench = { connections, frames, sounds: [], dials: [] };

    async function follow(track: MediaStreamTrack) {
      const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        frames.push(performance.timeOrigin + performance.now());
        value.close();
      }
    }
    const Native = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
        this.addEventListener('track', ({ track }) => {
          if (track.kind === 'video') void follow(track);
        });
      }
    };

    const unseen = new CSSStyleSheet();
    unseen.replaceSync('video { display: none !important }');
    document.adoptedStyleSheets = [unseen];

    const { mediaDevices } = navigator;
    const ask = mediaDevices?.getUserMedia.bind(mediaDevices);
    if (!ask) return;
    const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    mediaDevices.getUserMedia = async (wish) => {
      if (!wish?.audio) return ask(wish);
      if (!mute) return ask({ ...wish, audio: plain });
      const stream = wish.video ? await ask({ ...wish, audio: false }) : new MediaStream();
      stream.addTrack(new MediaStreamTrackGenerator({ kind: 'audio' }));
      return stream;
    };
  }, isMute);
}
