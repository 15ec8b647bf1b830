import type { ErrorCode } from '../../protocol/errors.ts';
import { isWithinHours } from '../../protocol/hours.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Facility, Resident, Side } from '../../protocol/records.ts';
import type { Directory } from '../live-ports.ts';
import type { Known } from '../principal.ts';

/** Between whom a call would be. `unwelcome`: why a new ring may not begin now. */
export type MayRing = { side: Side; residentId: Id; contactId: Id; unwelcome: ErrorCode | null };

/**
 * The fine rules of who may ring whom: a tablet its resident's contacts, by night if the facility lets it; a relative
 * their own resident within calling hours, outside quiet hours, and while no care is in progress; and
 * nobody anybody, once the resident has left the house. Asked at every ring, for a tablet may have been moved and a contact removed since its socket opened.
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
  const hasLeft = resident.archivedAt !== null;
  if (principal.kind === 'tablet') {
    const isTheirs = (await directory.tabletsOf(facilityId, residentId)).includes(principal.tabletId);
    if (!isTheirs) return { refused: 'not-allowed' };
    const unwelcome = hasLeft
      ? 'not-allowed'
      : mayRingOut(resident, await directory.facility(facilityId), now());
    return { side: 'tablet', residentId, contactId, unwelcome };
  }
  const isTheirs = (await directory.devicesOf(facilityId, contactId)).includes(principal.deviceId);
  if (!isTheirs || principal.contactId !== contactId) return { refused: 'not-allowed' };
  const unwelcome = hasLeft
    ? 'not-allowed'
    : mayRingIn(resident, await directory.facility(facilityId), now());
  return { side: 'relative', residentId, contactId, unwelcome };
}

function mayRingOut({ quietHours }: Resident, facility: Facility, at: EpochMs): ErrorCode | null {
  const isQuiet = !facility.outgoingAtNight && isWithinHours(quietHours, facility.timeZone, at);
  return isQuiet ? 'outside-hours' : null;
}

function mayRingIn(resident: Resident, facility: Facility, at: EpochMs): ErrorCode | null {
  const { timeZone } = facility;
  const isOutside = !isWithinHours(resident.callingHours, timeZone, at);
  if (isOutside || isWithinHours(resident.quietHours, timeZone, at)) return 'outside-hours';
  // Which of the two it is, and what for, is nobody's business outside.
  const isCaredFor = [resident.careUntil, facility.careUntil].some((until) => until !== null && until > at);
  return isCaredFor ? 'not-now' : null;
}
