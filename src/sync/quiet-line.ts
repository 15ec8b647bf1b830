import { computed, type ReadonlySignal } from '@preact/signals';

/** Nobody rings, is rung or talks: whatever can wait may use the line. */
export function isLineQuiet(view: ReadonlySignal<{ at: string }>): ReadonlySignal<boolean> {
  return computed(() => view.value.at === 'idle' || view.value.at === 'over');
}
