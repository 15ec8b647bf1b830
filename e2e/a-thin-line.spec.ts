import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { expectReady, face } from './cast.ts';
import { relative, resident } from './people.ts';
import { expectToHear, expectToSee } from './senses.ts';
import { startShapedLine } from './shaped-line.ts';
import { startTurn } from './turn-server.ts';
import { startWorld } from './world.ts';

const TURN_PORT = 34_791;
const WORDS = /la voix d’abord/;

type Spied = { connections: RTCPeerConnection[] };

/** Nothing but the relay, found at `port`; and the page's connections stay in reach of the test. */
async function goThrough(context: BrowserContext, port: number): Promise<void> {
  await context.addInitScript((found) => {
    const Plain = window.RTCPeerConnection;
    const spied: Spied = { connections: [] };
    Object.assign(window, { spied });
    window.RTCPeerConnection = class extends Plain {
      constructor({ iceServers = [], ...rest }: RTCConfiguration = {}) {
        const elsewhere = iceServers.map((one) => ({
          ...one,
          urls: [one.urls].flat().map((url) => url.replace(/:\d+\?/, `:${found}?`)),
        }));
        super({ ...rest, iceServers: elsewhere, iceTransportPolicy: 'relay' });
        spied.connections.push(this);
      }
    };
  }, port);
}

type Sent = { state: string; sound: number; picture: number; frames: number; lines: number };

/** What this page's connections have sent, by their own statistics (RTP payload bytes). */
function sentBy(page: Page): Promise<Sent> {
  return page.evaluate(async () => {
    const { spied } = window as unknown as { spied: Spied };
    const sent = { state: 'none', sound: 0, picture: 0, frames: 0, lines: 0 };
    for (const connection of spied.connections) {
      if (connection.connectionState === 'connected') sent.state = 'connected';
      const report = await connection.getStats();
      report.forEach((entry: RTCOutboundRtpStreamStats) => {
        if (entry.type !== 'outbound-rtp') return;
        sent[entry.kind === 'video' ? 'picture' : 'sound'] += entry.bytesSent ?? 0;
        if (entry.kind !== 'video') return;
        sent.frames += entry.framesEncoded ?? 0;
        sent.lines = entry.frameHeight ?? 0;
      });
    }
    return sent;
  });
}

base('on a thin line the voice goes on, the picture stands, and comes back by itself', async () => {
  const turn = await startTurn(TURN_PORT);
  const line = await startShapedLine(TURN_PORT);
  const world = await startWorld({ env: turn.env });
  const anne = await resident({ looks: { colour: 'red', hertz: 440, restless: true } });
  const marie = await relative();
  await goThrough(anne.context, line.port);
  await goThrough(marie.context, TURN_PORT);
  await anne.page.goto(world.link('Tablet (Anne'));
  await marie.page.goto(world.link('Relative (Marie'));
  await expectReady(marie);
  await face(anne, 'Marie').tap();

  // The way is built while it rings, and nothing of anybody is on it.
  for (const { page } of [anne, marie])
    await expect.poll(async () => (await sentBy(page)).state).toBe('connected');
  for (const { page } of [anne, marie]) expect(await sentBy(page)).toMatchObject({ sound: 0, picture: 0 });
  await expect(marie.page.getByRole('button', { name: 'Répondre' })).toBeVisible();

  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(marie.page, { colour: 'red', hertz: 440 });
  await expect.poll(async () => (await sentBy(anne.page)).lines, { timeout: 10_000 }).toBe(240);

  line.carry(50);
  for (const { page } of [anne, marie]) await expect(page.getByText(WORDS)).toBeVisible();
  const before = await sentBy(anne.page);
  // Neither dark nor gone: what was seen last is still there, and she is still heard.
  await expectToHear(marie.page, { colour: 'red', hertz: 440 });
  await expect(marie.page.locator('.in-call--picture')).toBeVisible();
  await expect(anne.page.locator('.in-call__remote')).toHaveAttribute('data-shown', 'true');
  const after = await sentBy(anne.page);
  expect(after.frames - before.frames).toBe(0);
  expect(after.sound - before.sound).toBeGreaterThan(0);

  line.carry(300);
  for (const { page } of [anne, marie]) await expect(page.getByText(WORDS)).toBeHidden();
  await expectToSee(marie.page, { colour: 'red', hertz: 440 });

  await anne.leave();
  await marie.leave();
  await world.close();
  line.close();
  turn.stop();
});
