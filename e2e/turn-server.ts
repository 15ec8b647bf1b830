import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const SECRET = 'a-secret-of-this-test-alone';

export interface TurnServer {
  /** What the house's server must know of it. */
  readonly env: Record<string, string>;
  stop(): void;
}

/** coturn with time-limited credentials, as docs/operating.md sets it up; on this machine only. */
export async function startTurn(port: number): Promise<TurnServer> {
  const child = spawn(
    'turnserver',
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '-L', '127.0.0.1', '--relay-ip', '127.0.0.1'],
      ...[
        '--allow-loopback-peers',
        '--realm',
        'moien.test',
        '--log-file',
        'stdout',
        '--pidfile',
        '/dev/null',
      ],
      ...['--listening-port', String(port), '--min-port', '41000', '--max-port', '41100'],
      ...['--use-auth-secret', '--static-auth-secret', SECRET],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // A test that fails does not come to its end, and the next one would find a stranger at this port.
  process.once('exit', () => child.kill());
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`turnserver ended (${code})`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (/Total General servers/.test(line)) resolve();
    });
  });
  return {
    env: { MOIEN_TURN_URLS: `turn:127.0.0.1:${port}?transport=udp`, MOIEN_TURN_SECRET: SECRET },
    stop: () => void child.kill(),
  };
}
