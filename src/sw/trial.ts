/*
 * Which version of the launcher a page gets, and how a new one proves itself.
 *
 *     took over ──▶ on trial ── page says *alive* ──▶ good (what was good before may go)
 *                      │
 *                      └── not alive within 60 s of its first load, or loaded a fourth time ──▶ bad:
 *                          the version that was good is served again, until another one takes over
 */

/** A cold start on the slowest tablet takes a few seconds. */
export const ALIVE_WITHIN_MS = 60_000;
/** A page that crashes at once is loaded again by the browser or by a person, faster than a minute. */
const LOADS = 3;

/** What the worker remembers. Versions are the builds' names. */
export type Ledger = {
  /** The last that came up. Null: none has yet. */
  good: string | null;
  /** It did not come up, and was rolled back. */
  bad: string | null;
  /** `since`: its first load, epoch ms; null: not loaded yet. */
  trial: { version: string; loads: number; since: number | null } | null;
};

export const NO_LEDGER: Ledger = { good: null, bad: null, trial: null };

/** `mine` is in charge from now on. */
export function takeOver(ledger: Ledger, mine: string): Ledger {
  if (ledger.good === mine) return { ...ledger, trial: null };
  return { ...ledger, trial: { version: mine, loads: 0, since: null } };
}

/** A page is asked for. The answer is `served(…)` of what this returns. */
export function load(ledger: Ledger, mine: string, now: number): Ledger {
  const judged = judge(ledger, mine, now);
  if (judged.trial?.version !== mine) return judged;
  const { loads, since } = judged.trial;
  if (loads >= LOADS && canGoBack(judged, mine)) return rollBack(judged, mine);
  return { ...judged, trial: { version: mine, loads: loads + 1, since: since ?? now } };
}

/** Rolls back a version that has had its time. */
export function judge(ledger: Ledger, mine: string, now: number): Ledger {
  const since = ledger.trial?.version === mine ? ledger.trial.since : null;
  const isLate = since !== null && now - since >= ALIVE_WITHIN_MS;
  return isLate && canGoBack(ledger, mine) ? rollBack(ledger, mine) : ledger;
}

/** A page of that version has drawn its first screen. */
export function cameUp(ledger: Ledger, mine: string, version: string): Ledger {
  // The page that was open when this worker took over, or one of the version that was gone back to.
  if (version !== mine || ledger.bad === mine) return ledger;
  return { good: mine, bad: null, trial: null };
}

/** The version whose page is handed out. */
export function served(ledger: Ledger, mine: string): string {
  return ledger.bad === mine && ledger.good !== null ? ledger.good : mine;
}

function canGoBack({ good }: Ledger, mine: string): boolean {
  return good !== null && good !== mine;
}

function rollBack({ good }: Ledger, mine: string): Ledger {
  return { good, bad: mine, trial: null };
}
