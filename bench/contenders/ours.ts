import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { markAt } from '../frame-watch.ts';
import type { Lab } from '../lab/lab.ts';
import { type Running, runIn } from '../lab/programs.ts';
import { type Relay, relayEnv } from '../lab/relay.ts';
import {
  type Contender,
  faceTime,
  forgetBoth,
  openBoth,
  type Pair,
  pass,
  REACH_FOR_IT_MS,
  ringTime,
} from './contender.ts';

const PORT = 34_810;

/** This project: the demo's server, Anne's tablet, Marie's phone. */
export interface Ours extends Contender {
  readonly name: 'Moien';
  link(start: string): string;
  /** kill -9, and the same folder and port again. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export async function startOurs(lab: Lab, relay: Relay | null): Promise<Ours> {
  const data = mkdtempSync(join(tmpdir(), 'moien-bench-data-'));
  const demo = ['src/server/demo/main.ts', '--host', '0.0.0.0', '--port', String(PORT), '--data', data];
  const env = { MOIEN_LOG_LEVEL: 'warn', ...relayEnv(relay) };
  const start = () =>
    runIn(lab, { place: 'server', command: [process.execPath, ...demo], ready: /^Ready$/, env });
  let server: Running = await start();
  const link = (words: string) => {
    const line = server.lines.find((one) => one.startsWith(words)) ?? '';
    return line.slice(line.indexOf('http')).replace(/\/\/[^/]+/, `//localhost:${PORT}`);
  };
  return {
    name: 'Moien',
    link,
    kill: () => server.kill('SIGKILL'),
    async restart() {
      server = await start();
    },
    async open(where, conditions) {
      const browsers = await openBoth(where, conditions);
      const [tablet, relative] = [browsers.tablet.page, browsers.relative.page];
      await tablet.goto(link('Tablet (Anne'));
      await relative.goto(link('Relative (Marie'));
      await relative.getByText('Tablette en ligne').waitFor();
      return { ...pairOf(tablet, relative), close: browsers.close };
    },
    async callCold(tablet) {
      await tablet.goto(link('Tablet (Anne'));
      await tablet.getByRole('button', { name: 'Appeler Jean' }).tap();
      await markAt(tablet, 'call-start');
      return link('Relative (Jean');
    },
    async close() {
      await server.kill('SIGKILL');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function pairOf(tablet: Page, relative: Page): Omit<Pair, 'close'> {
  const sides = { tablet, relative };
  return {
    ...sides,
    async ring() {
      await forgetBoth(sides);
      await tablet.getByRole('button', { name: 'Appeler Marie' }).tap();
      return ringTime(sides, { from: 'call-start', to: 'ring-shown' });
    },
    async answer() {
      await pass(REACH_FOR_IT_MS);
      await relative.getByRole('button', { name: 'Répondre' }).tap();
      return faceTime(sides, 'answer');
    },
    async hangUp() {
      await tablet.getByRole('button', { name: 'Raccrocher' }).tap();
      await relative.getByRole('button', { name: 'Retour' }).tap();
      await tablet.getByRole('button', { name: 'OK' }).tap();
      await tablet.getByRole('button', { name: 'Appeler Marie' }).waitFor();
    },
  };
}
