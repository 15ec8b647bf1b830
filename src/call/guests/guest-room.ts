import { effect, untracked } from '@preact/signals';
import { isTalking } from '../call-state.ts';
import { createFamilySide } from './family-side.ts';
import type { GuestSide, RoomDeps } from './guest-side.ts';
import { createTabletSide } from './tablet-side.ts';

/** Everything about guests: fetched when the page's first call begins, idle until the server speaks of one. */
export function openGuestRoom(deps: RoomDeps, stop: AbortSignal): GuestSide {
  const { state, line, guests } = deps;
  const side = deps.side === 'tablet' ? createTabletSide(deps) : createFamilySide(deps, stop);
  const stops = [
    effect(() => {
      guests.value = side.draw();
    }),
    effect(() => {
      if (!isTalking(state.value)) untracked(side.clear);
    }),
    line.onMessage((message) => {
      if (isTalking(state.peek())) side.hear(message);
    }),
  ];
  stop.addEventListener('abort', () => {
    side.clear();
    for (const one of stops) one();
  });
  const now = state.peek();
  // In the middle of a call (the page was loaded anew, or the line is slow): the server is asked to say it all again.
  if (isTalking(now)) line.send({ type: 'call.rejoin', callId: now.callId });
  return side;
}
