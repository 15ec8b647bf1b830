import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab } from './lab.ts';
import { type Running, runIn } from './programs.ts';

export const RELAY_PORT = 34_812;
const TLS_PORT = 34_813;
const SECRET = 'a-secret-of-the-bench-alone';

/** coturn with time-limited credentials, as docs/operating.md sets it up, at the lab's server. */
export interface Relay {
  readonly urls: readonly string[];
  readonly secret: string;
  /** What `--only relay` goes through. */
  readonly transports: readonly string[];
  close(): Promise<void>;
}

/** @returns null where there is no coturn */
export async function startRelay(lab: Lab): Promise<Relay | null> {
  if (!existsSync('/usr/bin/turnserver')) return null;
  const folder = mkdtempSync(join(tmpdir(), 'moien-bench-relay-'));
  const running: Running = await runIn(lab, {
    place: 'server',
    command: [
      ...['turnserver', '-n', '--no-cli', '--no-dtls', '--log-file', 'stdout'],
      ...['-L', lab.address, '--relay-ip', lab.address, '--allow-loopback-peers'],
      ...['--listening-port', String(RELAY_PORT), '--min-port', '41200', '--max-port', '41400'],
      ...['--tls-listening-port', String(TLS_PORT), ...certificate(folder, lab.address)],
      ...['--realm', 'moien.test', '--use-auth-secret', '--static-auth-secret', SECRET],
      ...['--pidfile', '/dev/null'],
    ],
    ready: /Total General servers/,
  });
  const plain = ['udp', 'tcp'].map((transport) => `turn:${lab.address}:${RELAY_PORT}?transport=${transport}`);
  return {
    urls: [...plain, `turns:${lab.address}:${TLS_PORT}?transport=tcp`],
    secret: SECRET,
    transports: ['udp', 'tcp', 'tls'],
    async close() {
      await running.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** For a server of ours. */
export const relayEnv = (relay: Relay | null): Record<string, string> =>
  relay ? { MOIEN_TURN_URLS: relay.urls.join(','), MOIEN_TURN_SECRET: relay.secret } : {};

/** Signed by nobody: the lab's browsers do not ask. */
function certificate(folder: string, address: string): string[] {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  const name = ['-subj', `/CN=${address}`, '-addext', `subjectAltName=IP:${address}`];
  const files = ['-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', '-x509', ...kind, ...name, ...files], { stdio: 'ignore' });
  return ['--cert', cert, '--pkey', key];
}
