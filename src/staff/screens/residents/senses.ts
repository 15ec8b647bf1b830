import { type Resident, USUAL_RESIDENT } from '../../../protocol/records.ts';

/** How long a finger must stay, in ms; 0: a tap is enough. More than a second tires whom it should help. */
export const HOLDS_MS: readonly number[] = [0, 300, 600, 1000];
/** For how long after a press further ones are trembling, in ms. */
export const REPEATS_MS: readonly number[] = [800, 1500, 2500];

/** The choices in order, and among them what is set, wherever that came from: it must not change by being shown. */
export function withCurrent(choices: readonly number[], current: number): readonly number[] {
  return choices.includes(current) ? choices : [...choices, current].sort((a, b) => a - b);
}

const SENSES = ['textFactor', 'holdMs', 'repeatMs', 'ringFloor', 'photoFrame'] as const;

/** Was anything of it set for this person? Then it is shown at once instead of folded away. */
export const hasOwnSenses = (resident: Pick<Resident, (typeof SENSES)[number]>): boolean =>
  SENSES.some((sense) => resident[sense] !== USUAL_RESIDENT[sense]);
