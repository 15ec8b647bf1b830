import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A finger that stays this long drags; one that moves on scrolls the page. */
const FINGER_STAYS_MS = 220;

type Options = {
  /** CSS selector of what one takes hold of. */
  readonly handle: string;
  /** The child at that index was dropped `by` places later; negative: earlier. */
  readonly onMove: (index: number, by: number) => void;
};

/**
 * Lets the children of a list be put in order by mouse, pen or finger. Buttons do the same for the keyboard, so the
 * library comes late, and a page that cannot have it is no poorer than slower.
 */
export function useDragging(list: RefObject<HTMLElement | null>, { handle, onMove }: Options): void {
  const latest = useRef(onMove);
  latest.current = onMove;
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const life = new AbortController();
    // A finger that stays on a link would open the browser's own menu in the middle of the drag.
    const calm = (event: Event) => {
      if (event.target instanceof Element && event.target.closest(handle)) event.preventDefault();
    };
    const isFinger = matchMedia('(pointer: coarse)').matches;
    if (isFinger) element.addEventListener('contextmenu', calm, { signal: life.signal });
    import('sortablejs').then(
      ({ default: Sortable }) => {
        if (life.signal.aborted) return;
        const sortable = new Sortable(element, {
          handle,
          animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
          // The browser's own drag and drop knows no fingers; this way it is the same for every hand.
          forceFallback: true,
          fallbackTolerance: 4,
          delay: FINGER_STAYS_MS,
          delayOnTouchOnly: true,
          touchStartThreshold: 6,
          onEnd({ item, oldIndex, newIndex }) {
            if (oldIndex === undefined || newIndex === undefined || oldIndex === newIndex) return;
            // Whoever draws the list draws it in its new order: the element goes back to where they left it.
            const others = [...element.children].filter((child) => child !== item);
            element.insertBefore(item, others[oldIndex] ?? null);
            latest.current(oldIndex, newIndex - oldIndex);
          },
        });
        life.signal.addEventListener('abort', () => sortable.destroy());
      },
      () => undefined,
    );
    return () => life.abort();
  }, [handle]);
}
