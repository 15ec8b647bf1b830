import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Line } from '../../protocol/records.ts';
import type { Share } from '../../protocol/sharing.ts';
import type { Known } from '../principal.ts';

/** A page, as far as lines go: whose it is, where it comes from, and the way to it. */
export type Page = {
  readonly id: Id;
  readonly principal: Known;
  /** As the internet sees it; of IPv6 the /64. */
  readonly address?: string;
  send(message: ({ type: 'call.share'; callId: Id } & Share) | { type: 'line.busy'; busy: boolean }): void;
};

/** A call in which two speak, with the pages that stand in it now. */
export type Talk = {
  readonly callId: Id;
  readonly since: EpochMs;
  readonly tablet: Page | null;
  readonly relative: Page | null;
};

/** What the records of a facility say of its lines. */
export type FacilityLines = {
  readonly timeZone: string;
  readonly lines: readonly { readonly id: Id; readonly body: Line }[];
  /** The line on which staff have put a tablet. */
  readonly lineOf: ReadonlyMap<Id, Id | null>;
};

/** What a line used in a month of its facility's calendar (`2026-11`). `since`: when it was first counted in it. */
export type LineUse = {
  readonly line: string;
  readonly month: string;
  readonly bytes: number;
  readonly since: EpochMs;
};

export interface LineStore {
  facilityLines(facilityId: Id): Promise<FacilityLines>;
  /** Adds to what was counted before. */
  addUse(facilityId: Id, uses: readonly LineUse[]): Promise<void>;
  /** What was counted in these months. */
  use(facilityId: Id, months: readonly string[]): Promise<LineUse[]>;
}

/** What is known of a line at this moment; bits a second, null: nothing. */
export type LineNow = {
  readonly line: string;
  readonly up: number | null;
  readonly down: number | null;
  readonly calls: number;
};
