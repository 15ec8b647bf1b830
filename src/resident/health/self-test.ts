import { CHECKS, type Check, type Light, type SelfTest } from '../../protocol/health.ts';
import type { Timers } from '../../sync/timers.ts';

export type Lights = SelfTest['lights'];

/** Looks at one thing. Ends what it began when `stop` is aborted; what it then answers does not count. */
export type Probe = (stop: AbortSignal) => Promise<Light>;
export type Probes = Readonly<Record<Check, Probe>>;

/** A camera that has not given a picture by then gives none to a relative either. */
const PROBE_WITHIN_MS = 12_000;

/** In this order: camera and microphone one after the other, because old tablets cannot open both at once twice. */
const FIRST: readonly Check[] = ['camera', 'microphone'];

/**
 * Looks at everything. A probe that fails or takes too long is red: what it looks at did not work.
 * @returns all lights; those that `stop` came before are `unknown`
 */
export async function runProbes(probes: Probes, timers: Timers, stop: AbortSignal): Promise<Lights> {
  const lights = Object.fromEntries(CHECKS.map((check) => [check, 'unknown'])) as Record<Check, Light>;
  const look = async (check: Check) => {
    if (stop.aborted) return;
    const light = await withDeadline(probes[check], timers, stop);
    if (!stop.aborted) lights[check] = light;
  };
  const rest = Promise.all(CHECKS.filter((check) => !FIRST.includes(check)).map(look));
  for (const check of FIRST) await look(check);
  await rest;
  return lights;
}

/** Resolves at once when `stop` comes, whatever the probe is waiting for. */
function withDeadline(probe: Probe, timers: Timers, stop: AbortSignal): Promise<Light> {
  const over = new AbortController();
  return new Promise((resolve) => {
    const end = (light: Light) => {
      timers.clearTimeout(timer);
      stop.removeEventListener('abort', onStop);
      over.abort();
      resolve(light);
    };
    const onStop = () => end('unknown');
    const timer = timers.setTimeout(() => end('red'), PROBE_WITHIN_MS);
    stop.addEventListener('abort', onStop);
    probe(over.signal).then(end, () => end('red'));
  });
}
