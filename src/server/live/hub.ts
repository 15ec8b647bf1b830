import type { ServerMessage } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Known } from '../principal.ts';

/** A page that said `hello`: its own id, whose it is, and the way to it. Sending to one that is gone does nothing. */
export interface Endpoint {
  readonly id: Id;
  readonly principal: Known;
  /** Where it comes from, as the internet sees it. */
  readonly address?: string;
  send(message: ServerMessage): void;
  close(code: number, reason: string): void;
}

/** What can be revoked as one: a tablet, a relative's device, a staff member's session. */
export function subjectOf(principal: Known): string {
  switch (principal.kind) {
    case 'tablet':
      return principal.tabletId;
    case 'relative':
      return principal.deviceId;
    case 'staff':
      return principal.sessionId;
  }
}

/** Who is connected now. */
export interface Hub {
  /**
   * Lets an endpoint in. The same page's older socket makes room and is answered; somebody else's id is `taken`
   * (otherwise a stranger could stand in a call by saying its endpoint's id).
   */
  join(endpoint: Endpoint): { replaced: Endpoint | null } | 'taken';
  /** Does nothing when a newer socket of that endpoint has taken the place. */
  leave(endpoint: Endpoint): boolean;
  find(id: Id): Endpoint | null;
  tabletsOf(facilityId: Id, residentId: Id): Endpoint[];
  devicesOf(facilityId: Id, contactId: Id): Endpoint[];
  /** Every page of the carers: together they are the station. */
  consolesOf(facilityId: Id): Endpoint[];
  inFacility(facilityId: Id): Endpoint[];
  /** A person may have several pages open. */
  ofSubject(facilityId: Id, subjectId: string): Endpoint[];
}

export function createHub(): Hub {
  const endpoints = new Map<Id, Endpoint>();
  const facilities = new Map<Id, Set<Endpoint>>();

  const inFacility = (facilityId: Id) => [...(facilities.get(facilityId) ?? [])];

  function leave(endpoint: Endpoint): boolean {
    if (endpoints.get(endpoint.id) !== endpoint) return false;
    endpoints.delete(endpoint.id);
    const others = facilities.get(endpoint.principal.facilityId);
    others?.delete(endpoint);
    if (others?.size === 0) facilities.delete(endpoint.principal.facilityId);
    return true;
  }

  return {
    join(endpoint) {
      const replaced = endpoints.get(endpoint.id) ?? null;
      if (replaced && subjectOf(replaced.principal) !== subjectOf(endpoint.principal)) return 'taken';
      if (replaced) leave(replaced);
      const { facilityId } = endpoint.principal;
      endpoints.set(endpoint.id, endpoint);
      facilities.set(facilityId, (facilities.get(facilityId) ?? new Set()).add(endpoint));
      return { replaced };
    },
    leave,
    find: (id) => endpoints.get(id) ?? null,
    tabletsOf: (facilityId, residentId) =>
      inFacility(facilityId).filter(
        (one) => one.principal.kind === 'tablet' && one.principal.residentId === residentId,
      ),
    devicesOf: (facilityId, contactId) =>
      inFacility(facilityId).filter(
        (one) => one.principal.kind === 'relative' && one.principal.contactId === contactId,
      ),
    consolesOf: (facilityId) => inFacility(facilityId).filter((one) => one.principal.kind === 'staff'),
    inFacility,
    ofSubject: (facilityId, subjectId) =>
      inFacility(facilityId).filter((one) => subjectOf(one.principal) === subjectId),
  };
}
