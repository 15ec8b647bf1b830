import type { ErrorCode } from '../../protocol/errors.ts';
import { isWithinHours } from '../../protocol/hours.ts';
import { pausedAt } from '../../protocol/pauses.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Call, Contact, Facility, Resident, Side } from '../../protocol/records.ts';
import type { Directory } from '../live-ports.ts';
import type { Known, RelativePrincipal, StaffPrincipal, TabletPrincipal } from '../principal.ts';

/** Between whom a call would be. `unwelcome`: why a new ring may not begin now. */
export type MayRing = {
  side: Side;
  residentId: Id;
  contactId: Id;
  unwelcome: ErrorCode | null;
} & Pick<Call, 'contactKind' | 'staffId'>;

type Pair = { resident: Resident; contact: Contact };
type Asked = Pair & { contactId: Id; directory: Directory; at: EpochMs };
type Said = Promise<{ side: Side; unwelcome: ErrorCode | null } | { refused: ErrorCode }>;

/**
 * The fine rules of who may ring whom: a tablet its resident's contacts, by night if the facility lets it; a relative
 * their own resident, if they may call at all, within their calling hours, outside quiet hours, and while no care is in
 * progress; the carers and a resident each other, at any hour; nobody a contact that is only a telephone; and
 * nobody anybody, once the resident has left the house. Asked at every ring, for a tablet may have been moved and a contact removed since its socket opened.
 */
export async function mayRing(
  principal: Known,
  contactId: Id,
  { directory, now }: { directory: Directory; now: () => EpochMs },
): Promise<MayRing | { refused: ErrorCode }> {
  const { facilityId } = principal;
  const contact = await directory.contact(facilityId, contactId);
  const resident = contact && (await directory.resident(facilityId, contact.residentId));
  if (!contact || !resident) return { refused: 'not-found' };
  if (contact.kind === 'phone') return { refused: 'not-allowed' };
  const said = await mayRingThem(principal, { resident, contact, contactId, directory, at: now() });
  if ('refused' in said) return said;
  const unwelcome = resident.archivedAt === null ? said.unwelcome : 'not-allowed';
  const staffId = principal.kind === 'staff' ? principal.staffId : null;
  return {
    side: said.side,
    unwelcome,
    residentId: contact.residentId,
    contactId,
    contactKind: contact.kind,
    staffId,
  };
}

function mayRingThem(principal: Known, asked: Asked): Said {
  switch (principal.kind) {
    case 'tablet':
      return tabletMayRing(principal, asked);
    case 'relative':
      return relativeMayRing(principal, asked);
    case 'staff':
      return carerMayRing(principal, asked);
  }
}

async function tabletMayRing({ facilityId, tabletId, residentId }: TabletPrincipal, asked: Asked): Said {
  const { contact, directory, at } = asked;
  if (contact.residentId !== residentId) return { refused: 'not-allowed' };
  const isTheirs = (await directory.tabletsOf(facilityId, residentId)).includes(tabletId);
  if (!isTheirs) return { refused: 'not-allowed' };
  return { side: 'tablet', unwelcome: mayRingOut(asked, await directory.facility(facilityId), at) };
}

async function relativeMayRing({ facilityId, deviceId, ...self }: RelativePrincipal, asked: Asked): Said {
  const { contact, contactId, directory, at } = asked;
  const isThem = self.contactId === contactId && self.residentId === contact.residentId;
  if (!isThem || contact.kind !== 'relative') return { refused: 'not-allowed' };
  const isTheirs = (await directory.devicesOf(facilityId, contactId)).includes(deviceId);
  if (!isTheirs) return { refused: 'not-allowed' };
  return { side: 'relative', unwelcome: mayRingIn(asked, await directory.facility(facilityId), at) };
}

/** Whoever stands in front of a resident's door may also knock on the tablet: no hours, and care is what they give. */
async function carerMayRing(_: StaffPrincipal, { contact }: Asked): Said {
  return contact.kind === 'station' ? { side: 'relative', unwelcome: null } : { refused: 'not-allowed' };
}

/** May the tablet ring them at this hour? Null: it may. */
export function mayRingOut({ resident, contact }: Pair, facility: Facility, at: EpochMs): ErrorCode | null {
  // Who needs the carers needs them at night most of all.
  if (contact.kind === 'station') return null;
  const { timeZone, outgoingAtNight } = facility;
  if (!outgoingAtNight && isWithinHours(resident.quietHours, timeZone, at)) return 'outside-hours';
  // As the relative said: at work, asleep. The tablet offers something else than a ring in vain.
  return pausedAt(contact.pauses, timeZone, at) ? 'not-now' : null;
}

/** Is a relative's ring welcome now? Null: it is. */
export function mayRingIn({ resident, contact }: Pair, facility: Facility, at: EpochMs): ErrorCode | null {
  const { timeZone } = facility;
  if (!contact.mayCall) return 'may-not-call';
  const isOutside = !isWithinHours(contact.callingHours ?? resident.callingHours, timeZone, at);
  if (isOutside || isWithinHours(resident.quietHours, timeZone, at)) return 'outside-hours';
  // Which of the two it is, and what for, is nobody's business outside.
  const isCaredFor = [resident.careUntil, facility.careUntil].some((until) => until !== null && until > at);
  return isCaredFor ? 'not-now' : null;
}
