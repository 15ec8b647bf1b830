import type { EpochMs, Id } from '../protocol/primitives.ts';

/** A paired tablet. `residentId`: in front of whom it stands now; null: a shared one that waits for somebody. */
export type TabletPrincipal = {
  kind: 'tablet';
  facilityId: Id;
  tabletId: Id;
  residentId: Id | null;
  /** By staff: nobody is in front of it, and nothing of the house is shown. */
  isLocked?: boolean;
  /** Of a shared tablet: the session that it serves. */
  sessionId?: Id | null;
};

/** One browser of a relative, bound to one contact of one resident. */
export type RelativePrincipal = {
  kind: 'relative';
  facilityId: Id;
  deviceId: Id;
  contactId: Id;
  residentId: Id;
};

/** A signed-in person. `sessionId` names this browser's session: it is the hash of its secret, never the secret. */
export type StaffPrincipal = {
  kind: 'staff';
  facilityId: Id;
  staffId: Id;
  role: 'admin' | 'carer';
  sessionId: string;
  /** Its sockets do not outlive it. Null: it has no end. */
  expiresAt: EpochMs | null;
};

/** Somebody with a valid credential. */
export type Known = TabletPrincipal | RelativePrincipal | StaffPrincipal;

/** Who is asking, as far as the server could establish. Everything else the client says about itself is ignored. */
export type Principal = { kind: 'nobody' } | Known;

export const NOBODY: Principal = { kind: 'nobody' };
