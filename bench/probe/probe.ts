import type { BrowserContext, Page } from '@playwright/test';

/** What one page knows of its calls, added up over all its connections since they began. */
export type Figures = {
  /** Epoch ms. */
  at: number;
  framesDecoded: number;
  freezes: number;
  frozenS: number;
  /** The picture that comes in. */
  width: number;
  height: number;
  samples: number;
  concealed: number;
  silentConcealed: number;
  bufferS: number;
  buffered: number;
  videoIn: number;
  videoOut: number;
  /** Bytes of IP packets that carried sound. */
  soundOut: number;
  /** What is sent: `video/VP8`. */
  codecs: string[];
  relayed: boolean;
};

export type Forcing = { relayOnly: boolean; relayPort: number | null; transport: string | null };

declare global {
  interface Window {
    bench: {
      connections: RTCPeerConnection[];
      /** When frames of the other were presented, epoch ms. */
      frames: number[];
      /** When sound of the other reached the loudspeaker, epoch ms, looked up every 20 ms. */
      sounds: number[];
      /** When a WebSocket was open, epoch ms. */
      dials: number[];
    };
  }
}

/** Makes every page of this browser keep its connections where they can be asked, and takes them through the relay. */
export async function watchCalls(context: BrowserContext, forcing: Forcing): Promise<void> {
  await context.addInitScript(({ relayOnly, relayPort, transport }) => {
    const connections: RTCPeerConnection[] = [];
    const frames: number[] = [];
    const sounds: number[] = [];
    const dials: number[] = [];
    window.bench = { connections, frames, sounds, dials };
    const now = () => performance.timeOrigin + performance.now();
    const Socket = window.WebSocket;
    window.WebSocket = class extends Socket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        this.addEventListener('open', () => dials.push(now()));
      }
    };

    const isOver = (url: string, wanted: string) =>
      wanted === 'tls' ? url.startsWith('turns:') : url.startsWith('turn:') && url.includes(wanted);
    /** The relay that this browser reaches: through the emulated line, where that is one of our own. */
    const relays = (servers: RTCIceServer[] | undefined) =>
      (servers ?? []).flatMap((server) => {
        const wanted = relayPort === null ? transport : 'udp';
        const urls = [server.urls].flat().filter((url) => wanted === null || isOver(url, wanted));
        const through = urls.map((url) =>
          relayPort === null ? url : url.replace(/:\d+(?=\?)/, `:${relayPort}`),
        );
        return through.length > 0 ? [{ ...server, urls: through }] : [];
      });
    const isForced = relayOnly || relayPort !== null;
    const forced = (wished: RTCConfiguration | undefined): RTCConfiguration => ({
      ...wished,
      iceServers: relays(wished?.iceServers),
      iceTransportPolicy: 'relay',
    });
    const Watched = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Watched {
      constructor(configuration?: RTCConfiguration) {
        super(isForced ? forced(configuration) : configuration);
        connections.push(this);
        this.addEventListener('track', ({ track, receiver }) => {
          if (track.kind === 'audio') listen(receiver);
        });
      }
    };

    // New credentials name every relay again.
    const change = Watched.prototype.setConfiguration;
    window.RTCPeerConnection.prototype.setConfiguration = function (configuration) {
      change.call(this, isForced ? forced(configuration) : (configuration ?? {}));
    };

    const listen = (receiver: RTCRtpReceiver) => {
      const timer = setInterval(() => {
        if (receiver.track.readyState === 'ended') return clearInterval(timer);
        const [source] = receiver.getSynchronizationSources();
        // Its clock is the page's or the machine's, by browser version.
        const at =
          source && (source.timestamp > 1e12 ? source.timestamp : source.timestamp + performance.timeOrigin);
        if (at && at !== sounds.at(-1)) sounds.push(at);
      }, 20);
    };

    const watched = new WeakSet<HTMLVideoElement>();
    const isMine = new WeakSet<MediaStreamTrack>();
    const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
    if (ask)
      navigator.mediaDevices.getUserMedia = async (wish) => {
        const stream = await ask(wish);
        for (const track of stream.getTracks()) isMine.add(track);
        return stream;
      };
    const watch = (video: HTMLVideoElement) => {
      const onFrame = (now: number) => {
        const track =
          video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks()[0] : undefined;
        // Behind a portrait it moves, and nobody sees it.
        const isSeen = video.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (track && !isMine.has(track) && isSeen) frames.push(performance.timeOrigin + now);
        video.requestVideoFrameCallback(onFrame);
      };
      video.requestVideoFrameCallback(onFrame);
    };
    setInterval(() => {
      for (const video of document.querySelectorAll('video'))
        if (!watched.has(video)) {
          watched.add(video);
          watch(video);
        }
    }, 50);
  }, forcing);
}

/** Reads the page's figures now. */
export async function figuresOf(page: Page): Promise<Figures> {
  return page.evaluate(async () => {
    const all: Record<string, unknown>[] = [];
    for (const connection of window.bench.connections)
      if (connection.connectionState !== 'closed')
        for (const stat of (await connection.getStats()).values()) all.push(stat);
    const of = (type: string, kind?: string) =>
      all.filter((stat) => stat.type === type && (kind === undefined || stat.kind === kind));
    const sum = (stats: Record<string, unknown>[], name: string) =>
      stats.reduce((total, stat) => total + (Number(stat[name]) || 0), 0);
    const most = (stats: Record<string, unknown>[], name: string) =>
      stats.reduce((best, stat) => Math.max(best, Number(stat[name]) || 0), 0);
    const [video, audio] = [of('inbound-rtp', 'video'), of('inbound-rtp', 'audio')];
    const spoken = of('outbound-rtp', 'audio');
    const sent = of('outbound-rtp').map((stat) => stat.codecId);
    const pairs = of('candidate-pair').filter((pair) => pair.nominated && pair.state === 'succeeded');
    const mine = new Set(pairs.map((pair) => pair.localCandidateId));
    return {
      at: performance.timeOrigin + performance.now(),
      framesDecoded: sum(video, 'framesDecoded'),
      freezes: sum(video, 'freezeCount'),
      frozenS: sum(video, 'totalFreezesDuration'),
      width: most(video, 'frameWidth'),
      height: most(video, 'frameHeight'),
      samples: sum(audio, 'totalSamplesReceived'),
      concealed: sum(audio, 'concealedSamples'),
      silentConcealed: sum(audio, 'silentConcealedSamples'),
      bufferS: sum(audio, 'jitterBufferDelay'),
      buffered: sum(audio, 'jitterBufferEmittedCount'),
      videoIn: sum(video, 'bytesReceived'),
      videoOut: sum(of('outbound-rtp', 'video'), 'bytesSent'),
      // 20 for IP, 8 for UDP, 10 for the tag of SRTP.
      soundOut: sum(spoken, 'bytesSent') + sum(spoken, 'headerBytesSent') + 38 * sum(spoken, 'packetsSent'),
      codecs: of('codec')
        .filter((codec) => sent.includes(codec.id))
        .map((codec) => String(codec.mimeType)),
      relayed: of('local-candidate').some((one) => mine.has(one.id) && one.candidateType === 'relay'),
    };
  });
}

export type Arrivals = { frames: number[]; sounds: number[]; dials: number[] };

/** What came since then, epoch ms: frames and sound of the other, and a socket to the server. */
export async function arrivalsOf(page: Page, since: number): Promise<Arrivals> {
  return page.evaluate(
    (from) => ({
      frames: window.bench.frames.filter((at) => at >= from),
      sounds: window.bench.sounds.filter((at) => at >= from),
      dials: window.bench.dials.filter((at) => at >= from),
    }),
    since,
  );
}
