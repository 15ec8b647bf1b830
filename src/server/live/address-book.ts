import type { Id } from '../../protocol/primitives.ts';
import type { SeenAddress } from '../live-ports.ts';
import type { Known } from '../principal.ts';

/** From where each tablet came last. Not kept: a restarted server knows it again as soon as they are back. */
export interface AddressBook {
  /** Somebody said hello from there; only tablets are noted. */
  note(principal: Known, address: string): void;
  of(facilityId: Id): SeenAddress[];
  /** Whose tablet came from there last; null: nobody's. */
  tabletAt(address: string): { facilityId: Id; tabletId: Id } | null;
}

export function createAddressBook(): AddressBook {
  const facilities = new Map<Id, Map<Id, string>>();
  const latest = new Map<string, { facilityId: Id; tabletId: Id }>();
  return {
    note(principal, address) {
      if (principal.kind !== 'tablet') return;
      const { facilityId, tabletId } = principal;
      const tablets = facilities.get(facilityId) ?? new Map<Id, string>();
      facilities.set(facilityId, tablets.set(tabletId, address));
      latest.set(address, { facilityId, tabletId });
    },
    of: (facilityId) =>
      [...(facilities.get(facilityId) ?? [])].map(([tabletId, address]) => ({ tabletId, address })),
    tabletAt: (address) => latest.get(address) ?? null,
  };
}
