import { existsSync } from 'node:fs';
import type { Lab } from './lab.ts';
import { type Running, runIn } from './programs.ts';

export const RELAY_PORT = 34_812;
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
  const running: Running = await runIn(lab, {
    place: 'server',
    command: [
      ...['turnserver', '-n', '--no-cli', '--no-tls', '--no-dtls', '--log-file', 'stdout'],
      ...['-L', lab.address, '--relay-ip', lab.address, '--allow-loopback-peers'],
      ...['--listening-port', String(RELAY_PORT), '--min-port', '41200', '--max-port', '41400'],
      ...['--realm', 'moien.test', '--use-auth-secret', '--static-auth-secret', SECRET],
      ...['--pidfile', '/dev/null'],
    ],
    ready: /Total General servers/,
  });
  return {
    urls: ['udp', 'tcp'].map((transport) => `turn:${lab.address}:${RELAY_PORT}?transport=${transport}`),
    secret: SECRET,
    transports: ['udp', 'tcp'],
    close: () => running.kill('SIGKILL'),
  };
}
