import type { ReadonlySignal } from '@preact/signals';
import type { RefusedMutation } from '../../sync/outbox.ts';

/** Tells of each refusal once, when it comes; those from before this page are in their list. */
export function watchRefusals(
  refusals: ReadonlySignal<readonly RefusedMutation[]>,
  tell: (refused: RefusedMutation) => void,
  ended: AbortSignal,
): void {
  const known = new Set(refusals.peek().map(({ mutation }) => mutation.id));
  const stop = refusals.subscribe((all) => {
    for (const refused of all) {
      if (known.has(refused.mutation.id)) continue;
      known.add(refused.mutation.id);
      tell(refused);
    }
    // What is sent again may be refused again.
    for (const id of known) if (!all.some(({ mutation }) => mutation.id === id)) known.delete(id);
  });
  ended.addEventListener('abort', stop);
}
