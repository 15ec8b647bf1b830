import type { Page } from '@playwright/test';
import type { Bar } from '../bench.ts';
import { openBrowser } from '../lab/browser.ts';
import { benchMedia } from '../lab/media.ts';

/** `fromNothing`: negotiation included. `attach`: the connection was up, only tracks were attached. Milliseconds. */
type Loopback = { fromNothing: number; attach: number };

/** The limit: without a line, a server or a second browser there is nothing left to save. */
export const LOOPBACK: Bar = {
  id: 'loopback',
  title: 'two bare RTCPeerConnections in one page',
  async run({ lab, ours, runs }) {
    const browser = await openBrowser(lab, { place: 'tablet', media: benchMedia() });
    const loops: Loopback[] = [];
    try {
      await browser.page.goto(new URL('/api/health', ours.link('Staff')).href);
      for (let run = 0; run <= runs; run += 1) loops.push(await bareLoopback(browser.page));
    } finally {
      await browser.close();
    }
    const row = (measure: string, values: number[]) => ({
      ...{ bar: 'loopback', measure, unit: 'ms', goal: null, peers: [] },
      ours: { name: 'bare loopback', values: values.slice(1) },
    });
    return [
      row(
        'the limit: first frame from nothing',
        loops.map(({ fromNothing }) => fromNothing),
      ),
      row(
        'the limit: first frame when connected',
        loops.map(({ attach }) => attach),
      ),
    ];
  },
};

/**
 * The yardstick: two bare RTCPeerConnections in one page, no server, no signalling but a function call, camera and
 * microphone open beforehand, sound and picture both ways. Until the slower side's first frame is presented.
 */
async function bareLoopback(page: Page): Promise<Loopback> {
  return page.evaluate(async () => {
    const camera = await navigator.mediaDevices.getUserMedia({
      audio: true,
      video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24 } },
    });
    await new Promise((resolve) => setTimeout(resolve, 500));

    const firstFrame = (connection: RTCPeerConnection) =>
      new Promise<number>((resolve) => {
        connection.addEventListener('track', ({ track }) => {
          if (track.kind !== 'video') return;
          const video = document.createElement('video');
          Object.assign(video, { muted: true, playsInline: true, srcObject: new MediaStream([track]) });
          document.body.append(video);
          video.requestVideoFrameCallback((now) => resolve(now));
          void video.play().catch(() => undefined);
        });
      });

    const join = (from: RTCPeerConnection, to: RTCPeerConnection) =>
      from.addEventListener(
        'icecandidate',
        ({ candidate }) => void to.addIceCandidate(candidate ?? undefined),
      );

    const negotiate = async (caller: RTCPeerConnection, callee: RTCPeerConnection, prepare: () => void) => {
      await caller.setLocalDescription();
      await callee.setRemoteDescription(caller.localDescription as RTCSessionDescription);
      prepare();
      await callee.setLocalDescription();
      await caller.setRemoteDescription(callee.localDescription as RTCSessionDescription);
    };

    const attachTo = (connection: RTCPeerConnection) => {
      for (const { sender, receiver } of connection.getTransceivers()) {
        void sender.replaceTrack(camera.getTracks().find(({ kind }) => kind === receiver.track.kind) ?? null);
      }
    };

    const pair = () => {
      const caller = new RTCPeerConnection();
      const callee = new RTCPeerConnection();
      join(caller, callee);
      join(callee, caller);
      const frames = Promise.all([firstFrame(caller), firstFrame(callee)]);
      const close = () => {
        caller.close();
        callee.close();
        for (const video of document.querySelectorAll('video')) video.remove();
      };
      return { caller, callee, frames, close };
    };

    const runFromNothing = async () => {
      const began = performance.now();
      const { caller, callee, frames, close } = pair();
      for (const track of camera.getTracks()) caller.addTrack(track, camera);
      await negotiate(caller, callee, () => {
        for (const track of camera.getTracks()) callee.addTrack(track, camera);
      });
      const took = Math.max(...(await frames)) - began;
      close();
      return took;
    };

    const runAttach = async () => {
      const { caller, callee, frames, close } = pair();
      caller.addTransceiver('audio');
      caller.addTransceiver('video');
      await negotiate(caller, callee, () => {
        for (const lane of callee.getTransceivers()) lane.direction = 'sendrecv';
      });
      while (caller.connectionState !== 'connected' || callee.connectionState !== 'connected') {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      const began = performance.now();
      attachTo(caller);
      attachTo(callee);
      const took = Math.max(...(await frames)) - began;
      close();
      return took;
    };

    const fromNothing = await runFromNothing();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const attach = await runAttach();
    for (const track of camera.getTracks()) track.stop();
    return { fromNothing, attach };
  });
}
