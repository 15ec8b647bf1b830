import type { Ringing } from './start-ring.ts';

/** This part of the page, once it is here: its screens, and what was put together for them. */
export type RingPart = { readonly ringing: Ringing; readonly screens: typeof import('./RingOf.tsx') };
