import type { Light, SelfTest } from '../../../protocol/health.ts';
import type { Reason } from '../../../protocol/needs-a-hand.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Held } from './TabletDeeds.tsx';
import type { TabletFields } from './TabletForm.tsx';

export type Fact = { readonly label: string; readonly value: string };

/** A tablet as the list draws it. */
export type TabletRow = TabletFields & {
  readonly id: Id;
  readonly residentName: string;
  readonly held: Held;
  /** Of a shared tablet: whether it serves somebody now. */
  readonly isServing: boolean;
  /** null: this page is without network and cannot know. */
  readonly online: boolean | null;
  readonly since: string | null;
  readonly light: Light;
  /** Why it needs a hand, the most urgent first. */
  readonly reasons: readonly Reason[];
  /** *82 %*; empty when it cannot tell. */
  readonly battery: string;
  /** Rows of name and value: everything it said of itself. */
  readonly facts: readonly Fact[];
  readonly selfTest: SelfTest | null;
};
