import type { Id } from '../../protocol/primitives.ts';
import type { Line } from '../../protocol/records.ts';
import { lineAt } from './line-facts.ts';
import type { LineUse } from './line-ports.ts';

/** What a line used, with what its address used before it was one. */
export function usesOf(
  uses: readonly LineUse[],
  { id, body: { address } }: { readonly id: Id; readonly body: Line },
): LineUse[] {
  const names = [id, ...(address === null ? [] : [lineAt(address)])];
  return uses.filter(({ line }) => names.includes(line));
}

export const totalOf = (uses: readonly LineUse[]) => uses.reduce((sum, { bytes }) => sum + bytes, 0);
