import type { ErrorCode } from '../../protocol/errors.ts';
import { isWithinHours } from '../../protocol/hours.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Side } from '../../protocol/records.ts';
import type { Directory } from '../live-ports.ts';
import type { Known } from '../principal.ts';

/** Between whom a call would be, and whether a ring may begin now. */
export type MayRing = { side: Side; residentId: Id; contactId: Id; isWithinHours: boolean };

/**
 * The fine rules of who may ring whom: a tablet its resident's contacts, a relative their own resident within calling
 * hours. Asked at every ring, for a tablet may have been moved and a contact removed since its socket opened.
 */
export async function mayRing(
  principal: Known,
  contactId: Id,
  { directory, now }: { directory: Directory; now: () => EpochMs },
): Promise<MayRing | { refused: ErrorCode }> {
  if (principal.kind === 'staff') return { refused: 'not-allowed' };
  const { facilityId, residentId } = principal;
  const contact = await directory.contact(facilityId, contactId);
  const resident = contact && (await directory.resident(facilityId, contact.residentId));
  if (!contact || !resident) return { refused: 'not-found' };
  if (contact.residentId !== residentId) return { refused: 'not-allowed' };
  if (principal.kind === 'tablet') {
    const isTheirs = (await directory.tabletsOf(facilityId, residentId)).includes(principal.tabletId);
    if (!isTheirs) return { refused: 'not-allowed' };
    return { side: 'tablet', residentId, contactId, isWithinHours: true };
  }
  const isTheirs = (await directory.devicesOf(facilityId, contactId)).includes(principal.deviceId);
  if (!isTheirs || principal.contactId !== contactId) return { refused: 'not-allowed' };
  const { timeZone } = await directory.facility(facilityId);
  return {
    side: 'relative',
    residentId,
    contactId,
    isWithinHours: isWithinHours(resident.callingHours, timeZone, now()),
  };
}
