import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { test as base, expect } from '@playwright/test';
import { face } from './cast.ts';
import { relative, resident } from './people.ts';
import { expectToSee } from './senses.ts';
import { startWorld } from './world.ts';

const SECRET = 'a-secret-of-this-test-alone';
const PORT = 34_781;

/** coturn with time-limited credentials, as docs/operating.md sets it up; on this machine only. */
async function startTurn(): Promise<ChildProcess> {
  const child = spawn(
    'turnserver',
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '-L', '127.0.0.1', '--relay-ip', '127.0.0.1'],
      ...[
        '--allow-loopback-peers',
        '--listening-port',
        String(PORT),
        '--realm',
        'moien.test',
        '--log-file',
        'stdout',
      ],
      ...['--min-port', '41000', '--max-port', '41100'],
      ...['--use-auth-secret', '--static-auth-secret', SECRET, '--pidfile', '/dev/null'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`turnserver ended (${code})`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (/Total General servers/.test(line)) resolve();
    });
  });
  return child;
}

base('a call goes through a real TURN relay alone, with credentials that run out', async () => {
  const turn = await startTurn();
  const world = await startWorld({
    env: { MOIEN_TURN_URLS: `turn:127.0.0.1:${PORT}?transport=udp`, MOIEN_TURN_SECRET: SECRET },
  });
  const anne = await resident();
  const marie = await relative();
  for (const { context } of [anne, marie]) {
    // Nothing but the relay: as if both were behind networks that let nobody in.
    await context.addInitScript(() => {
      const Plain = window.RTCPeerConnection;
      window.RTCPeerConnection = class extends Plain {
        constructor(configuration?: RTCConfiguration) {
          super({ ...configuration, iceTransportPolicy: 'relay' });
        }
      };
    });
  }
  await anne.page.goto(world.link('Tablet (Anne'));
  await marie.page.goto(world.link('Relative (Marie'));
  await expect(marie.page.getByText('Tablette en ligne')).toBeVisible();
  await face(anne, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(anne.page, { colour: 'blue', hertz: 880 });
  await expectToSee(marie.page, { colour: 'red', hertz: 440 });
  await anne.leave();
  await marie.leave();
  await world.close();
  turn.kill();
});
