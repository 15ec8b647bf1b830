import type { Health, Light } from '../../protocol/health.ts';
import type { TabletRoute } from '../../protocol/tablet-routes.ts';
import type { Http } from '../../sync/http.ts';
import type { Run } from './health.ts';
import { type CameraDeps, probeCamera } from './probe-camera.ts';
import { type MicrophoneDeps, probeMicrophone } from './probe-microphone.ts';
import { probeRelay, type RelayDeps } from './probe-relay.ts';
import type { Probes } from './self-test.ts';

const MB = 1024 * 1024;
/** A few dozen photos and voices, and room for the next version. */
const ENOUGH_BYTES = 200 * MB;
/** TLS fails with a clock that is far off; a minute already puts calls into the wrong hour of the diary. */
const CLOCK_WITHIN_MS = 60_000;

export type ProbesDeps = Omit<CameraDeps, 'isNight'> &
  Omit<MicrophoneDeps, 'aloud'> &
  RelayDeps & {
    /** `relay`: by which ways it answered is noted here. */
    manner: Pick<Run, 'aloud' | 'relay'>;
    /** As just measured. */
    health: () => Health;
    http: Pick<Http<TabletRoute>, 'call'>;
    /** Server minus device, in ms. */
    clockOffsetMs: () => number;
    hasWorker: boolean;
  };

/** Everything that a self-test looks at. */
export function createProbes(deps: ProbesDeps): Probes {
  const { manner, health } = deps;
  return {
    camera: (stop) => probeCamera({ ...deps, isNight: !manner.aloud }, stop),
    microphone: (stop) => probeMicrophone({ ...deps, aloud: manner.aloud }, stop),
    async relay(stop) {
      const { light, ways } = await probeRelay(deps, stop);
      if (ways) manner.relay = ways;
      return light;
    },
    server: async () => {
      await deps.http.call('health', null);
      return 'green';
    },
    sound: async () => (({ ready: 'green', locked: 'amber', unknown: 'unknown' }) as const)[health().sound],
    storage: async () => storageLight(health().storage),
    clock: async () => (Math.abs(deps.clockOffsetMs()) <= CLOCK_WITHIN_MS ? 'green' : 'amber'),
    battery: async () => batteryLight(health().battery),
    version: async () => versionLight(health().update, deps.hasWorker),
  };
}

function storageLight({ persisted, freeBytes }: Health['storage']): Light {
  if (persisted === null && freeBytes === null) return 'unknown';
  return persisted === false || (freeBytes !== null && freeBytes < ENOUGH_BYTES) ? 'amber' : 'green';
}

function batteryLight(battery: Health['battery']): Light {
  if (!battery) return 'unknown';
  if (battery.charging || battery.level > 0.2) return 'green';
  return battery.level > 0.1 ? 'amber' : 'red';
}

function versionLight(update: Health['update'], hasWorker: boolean): Light {
  if (!hasWorker) return 'unknown';
  return update === 'none' ? 'green' : 'amber';
}
