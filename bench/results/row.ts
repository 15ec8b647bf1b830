import { median } from './median.ts';

export type Measured = { name: string; values: number[] };

/** One measure, ours beside the others', taken in the same run by turns. */
export type Row = {
  bar: string;
  measure: string;
  unit: string;
  ours: Measured;
  peers: Measured[];
  /** `most`: no more than this; `least`: no less. Null: to be known, not to be reached. */
  goal: { most: number } | { least: number } | null;
  /** What the reader must know: what was different. */
  note?: string;
  /** Printed where the goal is missed. */
  why?: string;
};

/** In parts of the goal, the smaller the better, 1: just reached. Null without a goal. */
export function ofGoal(value: number, goal: Row['goal']): number | null {
  if (goal === null) return null;
  if ('most' in goal)
    return goal.most === 0 ? (value === 0 ? 1 : Number.POSITIVE_INFINITY) : value / goal.most;
  return value === 0 ? Number.POSITIVE_INFINITY : goal.least / value;
}

/** `reached`, or by how much not. */
export function verdict({ ours, goal, unit }: Row): string {
  if (goal === null) return '–';
  if (ours.values.length === 0) return 'not measured';
  const value = median(ours.values);
  const missing = 'most' in goal ? value - goal.most : goal.least - value;
  return missing <= 0 ? 'reached' : `missed by ${plain(missing)} ${unit}`;
}

/** `≤ 75 ms`. */
export function goalWords({ goal, unit }: Row): string {
  if (goal === null) return '';
  return ('most' in goal ? `≤ ${plain(goal.most)} ${unit}` : `≥ ${plain(goal.least)} ${unit}`).trim();
}

/** A figure as people read it: three digits. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return 'never';
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
