import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import type { ClientMessage, Signal } from '../src/protocol/live.ts';
import type { ToldHouse } from './told-house.ts';

/** Somebody at the other end of a call, in a page of their own: answers what a page of ours offers. */
export interface OtherEnd {
  /** Answers, with a picture that moves and a tone. Resolves when the offer is answered. */
  answer(house: ToldHouse): Promise<void>;
  /** Gone without a word: the way between the two is dead. */
  vanish(): Promise<void>;
  leave(): Promise<void>;
}

export async function otherEnd(context: BrowserContext, url: string): Promise<OtherEnd> {
  const page = await context.newPage();
  await page.route(`${url}/other-end`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p></p>' }),
  );
  await page.goto(`${url}/other-end`);
  await page.evaluate(buildInPage);
  return {
    async answer(house) {
      const endpointId = randomUUID();
      const answered = new Promise<void>((resolve) => {
        house.onCall((message) => {
          if (message.type !== 'call.signal' || message.to !== endpointId) return;
          void answerStep(message).then((isAnswered) => isAnswered && resolve());
        });
      });
      house.sayCall({ state: 'ringing' });
      const callId = house.callId();
      house.say({ type: 'call.endpoint', callId, endpointId });
      house.sayCall({ state: 'connecting', peer: endpointId, answeredAt: Date.now() });
      await answered;
      house.sayCall({
        state: 'connected',
        peer: endpointId,
        answeredAt: Date.now(),
        connectedAt: Date.now(),
      });

      async function answerStep({ signal }: Extract<ClientMessage, { type: 'call.signal' }>) {
        const step = await page.evaluate(
          (taken) => (window as unknown as { take: Take }).take(taken),
          signal,
        );
        if (step) house.say({ type: 'call.signal', callId, from: endpointId, signal: step });
        return step !== null;
      }
    },
    vanish: () => page.evaluate(() => (window as unknown as { vanish: () => void }).vanish()),
    leave: () => page.close(),
  };
}

type Take = (step: Signal) => Promise<Signal | null>;

/** Runs in the page, so it may use nothing from outside. */
function buildInPage(): void {
  let connection: RTCPeerConnection | null = null;
  let early: RTCIceCandidateInit[] = [];

  async function answer(offer: RTCSessionDescriptionInit): Promise<Signal> {
    connection?.close();
    connection = new RTCPeerConnection();
    const own = await navigator.mediaDevices.getUserMedia({
      audio: true,
      video: { width: 320, frameRate: 10 },
    });
    for (const track of own.getTracks()) connection.addTrack(track, own);
    await connection.setRemoteDescription(offer);
    for (const candidate of early) await connection.addIceCandidate(candidate);
    early = [];
    const gathered = new Promise<void>((resolve) => {
      connection?.addEventListener('icecandidate', ({ candidate }) => candidate === null && resolve());
    });
    await connection.setLocalDescription();
    await gathered;
    const sdp = connection.localDescription?.sdp ?? '';
    return { type: 'description', description: { type: 'answer', sdp } };
  }

  async function take(step: Signal): Promise<Signal | null> {
    if (step.type === 'description')
      return step.description.type === 'offer' ? answer(step.description) : null;
    if (step.type !== 'candidate' || step.candidate === null) return null;
    if (connection?.remoteDescription) await connection.addIceCandidate(step.candidate);
    else early.push(step.candidate);
    return null;
  }

  Object.assign(window, { take, vanish: () => connection?.close() });
}
