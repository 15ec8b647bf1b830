import * as v from 'valibot';
import { EpochMs, Id } from './primitives.ts';

/**
 * `month`: the facility's own, `2026-11`, from `from` until `until`. Of each line: bytes either way, since when they are
 * counted in this month (null: nothing was), and how many bits a second it is believed to carry from and to its tablets
 * (null: not known). Lines of which there is nothing to say are left out.
 */
export const LineUses = v.object({
  month: v.string(),
  from: EpochMs,
  until: EpochMs,
  lines: v.array(
    v.object({
      lineId: Id,
      bytes: v.number(),
      countedSince: v.nullable(EpochMs),
      bytesBefore: v.number(),
      up: v.nullable(v.number()),
      down: v.nullable(v.number()),
      calls: v.number(),
    }),
  ),
});
export type LineUses = v.InferOutput<typeof LineUses>;
