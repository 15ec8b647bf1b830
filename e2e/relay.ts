import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const SECRET = 'a-secret-of-this-test-alone';

export type Relay = {
  /** `MOIEN_TURN_URLS` and `MOIEN_TURN_SECRET`. */
  env(...ways: Way[]): Record<string, string>;
  stop(): Promise<void>;
};
export type Way = 'udp' | 'tcp' | 'tls';

/**
 * coturn on this machine alone, with docs/coturn.conf as it stands: only what stands in <…>, ports and files are this
 * test's. `allowed`: what the documented file refuses on top; here both ends of a call meet on the loopback.
 */
export async function startRelay(port: number, { allowed }: { allowed: string | null }): Promise<Relay> {
  const folder = mkdtempSync(join(tmpdir(), 'moien-relay-'));
  const file = (name: string) => join(folder, name);
  const [cert, key] = [file('cert.pem'), file('key.pem')];
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  );
  const here: Record<string, string> = {
    'static-auth-secret': SECRET,
    realm: 'moien.test',
    'listening-port': String(port),
    'tls-listening-port': String(port + 1),
    cert,
    pkey: key,
    'min-port': '41000',
    'max-port': '41200',
  };
  const documented = readFileSync(new URL('../docs/coturn.conf', import.meta.url), 'utf8');
  const lines = documented.split('\n').map((line) => {
    const [name = ''] = line.split('=');
    return name in here ? `${name}=${here[name]}` : line;
  });
  const loopback = allowed === null ? [] : ['allow-loopback-peers', `allowed-peer-ip=${allowed}`];
  writeFileSync(file('turnserver.conf'), [...lines, ...loopback].join('\n'));
  const child = await started(file('turnserver.conf'));
  return {
    env: (...ways) => ({
      MOIEN_TURN_URLS: ways.map((way) => urlOf(way, port)).join(','),
      MOIEN_TURN_SECRET: SECRET,
    }),
    async stop() {
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.kill();
      await gone;
      rmSync(folder, { recursive: true });
    },
  };
}

function urlOf(way: Way, port: number): string {
  return way === 'tls'
    ? `turns:localhost:${port + 1}?transport=tcp`
    : `turn:127.0.0.1:${port}?transport=${way}`;
}

async function started(config: string): Promise<ChildProcess> {
  const child = spawn(
    'turnserver',
    [
      ...['-c', config, '-L', '127.0.0.1', '--relay-ip', '127.0.0.1', '--log-file', 'stdout'],
      ...['--pidfile', '/dev/null', '--no-dtls'],
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
