import * as v from 'valibot';
import { EpochMs, Id, line } from './primitives.ts';

/** `unknown`: this browser cannot tell, or nobody has looked yet. */
export const Light = v.picklist(['green', 'amber', 'red', 'unknown']);
export type Light = v.InferOutput<typeof Light>;

/**
 * What a self-test looks at.
 * - `camera`: gives a picture · `microphone`: hears the tablet's own speaker · `sound`: the ring is not locked
 * - `storage`: kept for good, and room is left · `server`: answers · `relay`: a TURN candidate was gathered
 * - `clock`: within a minute of the server's · `battery`: charging, or above 20 % · `version`: the newest
 */
export const CHECKS = [
  'camera',
  'microphone',
  'sound',
  'storage',
  'server',
  'relay',
  'clock',
  'battery',
  'version',
] as const;
export type Check = (typeof CHECKS)[number];

export const RELAY_WAYS = ['udp', 'tcp', 'tls'] as const;
/** Does the relay answer over UDP, TCP, TLS? `unknown`: the house has none of that kind. */
const RelayWays = v.strictObject({ udp: Light, tcp: Light, tls: Light });
export type RelayWays = v.InferOutput<typeof RelayWays>;

export const SelfTest = v.strictObject({
  at: EpochMs,
  relay: v.optional(RelayWays),
  lights: v.strictObject(
    Object.fromEntries(CHECKS.map((check) => [check, Light])) as Record<Check, typeof Light>,
  ),
});
export type SelfTest = v.InferOutput<typeof SelfTest>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** What a tablet says of itself every minute, and at once when something of it changes. */
export const Health = v.strictObject({
  /** Null: this browser does not say (iPad, Firefox). `level`: 0 … 1. */
  battery: v.nullable(
    v.strictObject({ level: v.pipe(v.number(), v.minValue(0), v.maxValue(1)), charging: v.boolean() }),
  ),
  network: v.strictObject({
    kind: v.picklist(['wifi', 'cellular', 'ethernet', 'other', 'unknown']),
    /** To the server and back, over the socket. */
    roundTripMs: v.nullable(count),
  }),
  storage: v.strictObject({
    persisted: v.nullable(v.boolean()),
    usedBytes: v.nullable(count),
    freeBytes: v.nullable(count),
  }),
  /** `locked`: no finger since the page was loaded, so the ring can only be seen. */
  sound: v.picklist(['ready', 'locked', 'unknown']),
  /** The build that runs, and what its worker waits for. `rolled-back`: a newer one did not come up. */
  version: line(40),
  update: v.picklist(['none', 'waiting', 'rolled-back']),
  /** The browser threw the tablet's database away at this time, and it was filled again. */
  healedAt: v.nullable(EpochMs),
  selfTest: v.nullable(SelfTest),
});
export type Health = v.InferOutput<typeof Health>;

/** The last that a tablet said, and when the server heard it. */
export const HealthReport = v.object({ tabletId: Id, at: EpochMs, health: Health });
export type HealthReport = v.InferOutput<typeof HealthReport>;

/** `find`: ring and glow until touched · `self-test` · `restart`: load the page again · `update`: take a waiting version now */
export const TabletErrand = v.picklist(['find', 'self-test', 'restart', 'update']);
export type TabletErrand = v.InferOutput<typeof TabletErrand>;

/** The traffic light of the whole: the worst of its lights; what cannot be told does not count. */
export function worstLight(lights: readonly Light[]): Light {
  const order: readonly Light[] = ['red', 'amber', 'green'];
  return order.find((light) => lights.includes(light)) ?? 'unknown';
}
