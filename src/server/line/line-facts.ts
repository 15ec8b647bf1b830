import type { Id } from '../../protocol/primitives.ts';
import type { FacilityLines, LineStore } from './line-ports.ts';

/** Which line a tablet is on, from memory: asked for every report of every call. */
export interface LineFacts {
  /** From memory, or from the store when something was changed since. */
  of(facilityId: Id): Promise<FacilityLines>;
  /** What was read last; null: nothing yet. Never waits. */
  known(facilityId: Id): FacilityLines | null;
  /** A record of that facility was changed. */
  changed(facilityId: Id): void;
}

export function createLineFacts(store: Pick<LineStore, 'facilityLines'>): LineFacts {
  const read = new Map<Id, FacilityLines>();
  const fresh = new Map<Id, Promise<FacilityLines>>();

  async function readNow(facilityId: Id): Promise<FacilityLines> {
    try {
      const facts = await store.facilityLines(facilityId);
      read.set(facilityId, facts);
      return facts;
    } catch (error) {
      fresh.delete(facilityId);
      throw error;
    }
  }

  return {
    of(facilityId) {
      const known = fresh.get(facilityId);
      if (known) return known;
      const reading = readNow(facilityId);
      fresh.set(facilityId, reading);
      return reading;
    },
    known: (facilityId) => read.get(facilityId) ?? null,
    changed: (facilityId) => void fresh.delete(facilityId),
  };
}

/**
 * The name of the line that a tablet is on: the one that staff say; else the one whose address it comes from; else the
 * address itself, which makes a line of all who come from there.
 */
export function lineOf({ lines, lineOf: said }: FacilityLines, tabletId: Id, address: string): string {
  const lineId = said.get(tabletId) ?? null;
  const line = lines.find(({ id }) => id === lineId) ?? lines.find(({ body }) => body.address === address);
  return line?.id ?? lineAt(address);
}

/** How a line is called that has no record. */
export const lineAt = (address: string): string => `at ${address}`;

/** What staff say that it carries upwards, in bits a second. */
export function statedUp({ lines }: FacilityLines, line: string): number | null {
  const kbps = lines.find(({ id }) => id === line)?.body.uplinkKbps ?? null;
  return kbps === null ? null : kbps * 1000;
}
