import type { Presence } from '../../protocol/live.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Known } from '../principal.ts';
import type { Endpoint, Hub } from './hub.ts';
import type { Timers } from './timers.ts';

/** A new socket takes 0.3–2 s; a dot that flickers tells a nurse nothing. */
const OFFLINE_GRACE_MS = 5_000;

/** Who is told what: staff of every tablet and contact of their facility, relatives of their resident's tablet. */
export interface PresenceBoard {
  /** Call after the endpoint joined or left the hub. */
  changed(principal: Known): void;
  /** Everything that this principal may know now. */
  seenBy(principal: Known): Presence[];
  /** The tablets of a facility that came since the server started. */
  tabletsOf(facilityId: Id): Presence[];
  /** Who of a facility's residents is talking now: whoever would ring them is told beforehand. */
  talking(facilityId: Id, residentIds: ReadonlySet<Id>): void;
  close(): void;
}

type Deps = { hub: Hub; now: () => EpochMs; timers: Timers };
type Entry = { facilityId: Id; told: Presence; stopWaiting: (() => void) | null };

export function createPresenceBoard({ hub, now, timers }: Deps): PresenceBoard {
  const entries = new Map<string, Entry>();
  const talkers = new Map<Id, ReadonlySet<Id>>();

  function tell({ facilityId, told }: Entry): void {
    for (const endpoint of hub.inFacility(facilityId)) {
      if (concerns(told, endpoint.principal)) endpoint.send({ type: 'presence', presence: [told] });
    }
  }

  function set(entry: Entry, online: boolean, since: EpochMs): void {
    entry.told = { ...entry.told, online, since };
    tell(entry);
  }

  function look({ kind, id }: Pick<Presence, 'kind' | 'id'>, facilityId: Id): void {
    const key = `${facilityId} ${kind} ${id}`;
    const isTalking = kind === 'resident' && talkers.get(facilityId)?.has(id) === true;
    const told: Presence = { kind, id, online: false, since: null, ...(isTalking ? { inCall: true } : {}) };
    const entry = entries.get(key) ?? { facilityId, told, stopWaiting: null };
    entries.set(key, entry);
    const isOnline = connected(hub, facilityId, { kind, id }).length > 0;
    entry.stopWaiting?.();
    entry.stopWaiting = null;
    if (isOnline && !entry.told.online) set(entry, true, now());
    if (isOnline || !entry.told.online) return;
    const since = now();
    entry.stopWaiting = timers.after(OFFLINE_GRACE_MS, () => set(entry, false, since));
  }

  return {
    changed(principal) {
      for (const subject of subjects(principal)) look(subject, principal.facilityId);
    },
    seenBy(principal) {
      const seen = [...entries.values()]
        .filter(({ facilityId, told }) => facilityId === principal.facilityId && concerns(told, principal))
        .map(({ told }) => told);
      if (principal.kind !== 'relative' || seen.length > 0) return seen;
      return [{ kind: 'resident', id: principal.residentId, online: false, since: null }];
    },
    tabletsOf: (facilityId) =>
      [...entries.values()]
        .filter((entry) => entry.facilityId === facilityId && entry.told.kind === 'tablet')
        .map(({ told }) => told),
    talking(facilityId, residentIds) {
      if (residentIds.size > 0) talkers.set(facilityId, residentIds);
      else talkers.delete(facilityId);
      for (const entry of entries.values()) {
        const { kind, id, inCall = false } = entry.told;
        if (entry.facilityId !== facilityId || kind !== 'resident' || inCall === residentIds.has(id))
          continue;
        entry.told = { ...entry.told, inCall: !inCall };
        tell(entry);
      }
    },
    close() {
      for (const entry of entries.values()) entry.stopWaiting?.();
      entries.clear();
    },
  };
}

/** Whose presence an endpoint is. A tablet is also its resident's: relatives know no tablets. */
function subjects(principal: Known): Pick<Presence, 'kind' | 'id'>[] {
  switch (principal.kind) {
    case 'tablet':
      return [
        { kind: 'tablet', id: principal.tabletId },
        ...(principal.residentId === null ? [] : [{ kind: 'resident' as const, id: principal.residentId }]),
      ];
    case 'relative':
      return [{ kind: 'contact', id: principal.contactId }];
    case 'staff':
      return [];
  }
}

function connected(hub: Hub, facilityId: Id, { kind, id }: Pick<Presence, 'kind' | 'id'>): Endpoint[] {
  switch (kind) {
    case 'tablet':
      return hub.ofSubject(facilityId, id);
    case 'resident':
      return hub.tabletsOf(facilityId, id);
    case 'contact':
      return hub.devicesOf(facilityId, id);
  }
}

function concerns({ kind, id }: Presence, principal: Known): boolean {
  switch (principal.kind) {
    case 'tablet':
      return false;
    case 'relative':
      return kind === 'resident' && id === principal.residentId;
    case 'staff':
      return kind !== 'resident';
  }
}
