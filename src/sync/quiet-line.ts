import { computed, type ReadonlySignal } from '@preact/signals';

/**
 * Nobody rings, is rung or talks here, and nobody on another tablet of the same line (`busy`): whatever can wait may use
 * the line.
 */
export function isLineQuiet(
  view: ReadonlySignal<{ at: string }>,
  busy?: ReadonlySignal<boolean>,
): ReadonlySignal<boolean> {
  return computed(() => !busy?.value && (view.value.at === 'idle' || view.value.at === 'over'));
}
