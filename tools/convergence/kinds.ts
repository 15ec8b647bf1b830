import type { Change, Kind } from '../../src/protocol/records.ts';

export type { Change };

/** Kinds that never leave the consoles. */
export const KINDS_OF_STAFF: readonly Kind[] = ['staff', 'conflict', 'invitation', 'consent'];
