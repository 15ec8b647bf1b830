import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Lab } from '../lab/lab.ts';
import { runIn } from '../lab/programs.ts';
import type { Relay } from '../lab/relay.ts';
import {
  type Contender,
  faceTime,
  forgetBoth,
  openBoth,
  pass,
  REACH_FOR_IT_MS,
  ringTime,
} from './contender.ts';

const PAGES_PORT = 34_814;
const PEER_SERVER_PORT = 34_816;
const MARKS = { from: 'call-start', to: 'ring-shown' };

/** A plain page has rooms for as many pairs as one likes. */
export interface Plain extends Contender {
  room(n: number, who: 'tablet' | 'relative'): string;
}

export type Peers = { peerjs: Contender; plain: Plain };

/** The pages of all peers, a relay of signalling for the one that has none, and PeerJS's own server. */
export async function startPeers(lab: Lab, relay: Relay | null): Promise<Peers> {
  const node = process.execPath;
  const folder = join(import.meta.dirname, '..');
  const pages = await runIn(lab, {
    place: 'server',
    command: [node, join(folder, 'peers/serve.ts'), String(PAGES_PORT)],
    ready: /^Ready$/,
  });
  const peerServer = await runIn(lab, {
    place: 'server',
    command: [node, join(folder, 'node_modules/peer/dist/bin/peerjs.js'), '--port', String(PEER_SERVER_PORT)],
    ready: /Started PeerServer/,
  });
  const address = (page: string, who: string, more: object = {}) =>
    `http://localhost:${PAGES_PORT}/${page}.html#${encodeURIComponent(
      JSON.stringify({ who, peerPort: PEER_SERVER_PORT, iceServers: iceServers(relay), ...more }),
    )}`;
  const contender = (name: string, page: string, close: () => Promise<void>): Contender => ({
    name,
    close,
    async callCold(tablet) {
      await tablet.goto(address(page, 'tablet', { tap: 'answer' }));
      await tablet.locator('body.ready').waitFor();
      return address(page, 'relative', { other: 'tablet', tap: 'call' });
    },
    async open(where, conditions) {
      const browsers = await openBoth(where, conditions);
      const sides = { tablet: browsers.tablet.page, relative: browsers.relative.page };
      await sides.relative.goto(address(page, 'relative'));
      await sides.tablet.goto(address(page, 'tablet'));
      for (const one of Object.values(sides)) await one.locator('body.ready').waitFor();
      return {
        ...sides,
        async ring() {
          await forgetBoth(sides);
          await sides.tablet.locator('#call').tap();
          return ringTime(sides, MARKS);
        },
        async answer() {
          await pass(REACH_FOR_IT_MS);
          await sides.relative.locator('#answer').tap();
          return faceTime(sides, 'answer');
        },
        async hangUp() {
          await sides.tablet.locator('#hang-up').tap();
          await sides.relative.locator('#hang-up').tap();
          await pass(500);
        },
        close: browsers.close,
      };
    },
  });
  return {
    peerjs: contender('PeerJS', 'peerjs', () => peerServer.kill('SIGKILL')),
    plain: {
      ...contender('browser defaults', 'plain', () => pages.kill('SIGKILL')),
      room: (n, who) => address('plain', who, { room: `-${n}` }),
    },
  };
}

/** Credentials as coturn checks them (draft-uberti-behave-turn-rest-00), good for a day. */
function iceServers(relay: Relay | null): RTCIceServer[] {
  if (!relay) return [];
  const username = String(Math.floor(Date.now() / 1_000) + 86_400);
  const credential = createHmac('sha1', relay.secret).update(username).digest('base64');
  return [{ urls: [...relay.urls], username, credential }];
}
