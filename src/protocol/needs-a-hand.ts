import type { Health, Light } from './health.ts';
import type { EpochMs } from './primitives.ts';

/** Below this, and not charging, a tablet will not see the evening. */
export const LOW_BATTERY = 0.2;
/** A blink of the network is nobody's errand; after so long somebody should look. */
export const SILENT_MS = 10 * 60_000;

/**
 * Why a tablet needs a hand, the most urgent first.
 * - `silent`: nothing heard for ten minutes, in the day · `battery`: below 20 % and not charging
 * - `sound`: the ring is locked until somebody touches the glass · `self-test`: one of its lights is red
 * - `version`: a newer version did not come up, or the last self-test found an old one
 * - `storage`: the browser may throw away what is kept
 */
export const REASONS = ['silent', 'battery', 'sound', 'self-test', 'version', 'storage'] as const;
export type Reason = (typeof REASONS)[number];

/** What keeps a resident from being reached is red; what merely should be mended is amber. */
const COLOUR: Record<Reason, Exclude<Light, 'green' | 'unknown'>> = {
  silent: 'red',
  battery: 'red',
  sound: 'red',
  'self-test': 'red',
  version: 'amber',
  storage: 'amber',
};

export type TabletState = {
  /** The last that it said of itself. */
  readonly health: Health | null;
  /** null: this page is without network and cannot know. */
  readonly online: boolean | null;
  /** Since when it is there or gone; for one that never came, when it was paired. */
  readonly since: EpochMs;
};

export type Now = {
  readonly now: EpochMs /** Outside of its resident's quiet hours. */;
  readonly isDay: boolean;
};

/** Why this tablet needs somebody, most urgent first; empty: all is well. */
export function reasonsOf({ health, online, since }: TabletState, { now, isDay }: Now): Reason[] {
  const applies: Record<Reason, boolean> = {
    silent: online === false && isDay && now - since >= SILENT_MS,
    battery: isLow(health),
    // A tablet that is away is looked for first; what it said of its ring then is no longer news.
    sound: online !== false && health?.sound === 'locked',
    'self-test': Object.values(health?.selfTest?.lights ?? {}).includes('red'),
    version: health?.update === 'rolled-back' || isOld(health),
    storage: health?.storage.persisted === false,
  };
  return REASONS.filter((reason) => applies[reason]);
}

/** The traffic light of a tablet. `unknown`: it has not said anything yet. */
export function lightOf({ health, online }: TabletState, reasons: readonly Reason[]): Light {
  if (reasons.some((reason) => COLOUR[reason] === 'red')) return 'red';
  if (reasons.length > 0) return 'amber';
  return health === null && online !== true ? 'unknown' : 'green';
}

const RANK: Record<Light, number> = { red: 0, amber: 1, unknown: 2, green: 3 };

/** Whoever needs a hand comes first, then by the most urgent reason, then by name. */
export function byNeed<T extends { light: Light; reasons: readonly Reason[]; name: string }>(
  tablets: readonly T[],
): T[] {
  const order = new Intl.Collator('de', { numeric: true });
  const urgency = ({ reasons: [first] }: T) => (first ? REASONS.indexOf(first) : REASONS.length);
  return [...tablets].sort(
    (a, b) => RANK[a.light] - RANK[b.light] || urgency(a) - urgency(b) || order.compare(a.name, b.name),
  );
}

function isLow(health: Health | null): boolean {
  return health?.battery ? health.battery.level < LOW_BATTERY && !health.battery.charging : false;
}

function isOld(health: Health | null): boolean {
  const light = health?.selfTest?.lights.version;
  return light === 'amber' || light === 'red';
}
