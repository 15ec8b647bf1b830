import type { Ringing } from './start-ring.ts';

/** This part of the page, once it is here: its screens, and what was put together for them. */
export type RingPart = typeof import('./RingOf.tsx') & { readonly ringing: Ringing };
