import type { Contender } from './contenders/contender.ts';
import type { Ours } from './contenders/ours.ts';
import type { Plain } from './contenders/peer.ts';
import type { Lab } from './lab/lab.ts';
import type { Relay } from './lab/relay.ts';
import type { Row } from './results/row.ts';

/** What a bar is given. */
export type Bench = {
  lab: Lab;
  relay: Relay | null;
  ours: Ours;
  peerjs: Contender;
  plain: Plain;
  /** Ours without the others: to try a change out. Such figures are not kept. */
  isAlone: boolean;
  /** How often short things are done, and how often long ones. */
  runs: number;
  longRuns: number;
  /** How long the long call lasts. */
  minutes: number;
  /** How many calls share one box; fewer only to try the bench out. */
  calls: number;
};

/** One thing that is measured, side by side. */
export type Bar = {
  /** As `--only` names it. */
  id: string;
  title: string;
  run(bench: Bench): Promise<Row[]>;
};
