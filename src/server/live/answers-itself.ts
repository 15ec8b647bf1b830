import { isInForce } from '../../protocol/consent.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import type { Directory } from '../live-ports.ts';
import { isUnanswered } from './call-state.ts';
import type { LiveCall } from './live-call.ts';
import { mayRingIn } from './may-ring.ts';

/**
 * May the tablet answer this call by itself? Only a relative's, only while the resident's recorded consent for this very
 * contact is in force, and only when the contact could begin to ring now: a ring that was welcome goes on into the night
 * or into somebody's care and may be answered by hand, but not by itself. Asked when it begins and again at the answer.
 */
export async function answersItself(
  { facilityId, call }: LiveCall,
  { directory, now }: { directory: Directory; now: () => EpochMs },
): Promise<boolean> {
  if (call.caller !== 'relative' || call.contactKind !== 'relative' || !isUnanswered(call)) return false;
  const contact = await directory.contact(facilityId, call.contactId);
  const resident = await directory.resident(facilityId, call.residentId);
  if (!contact || contact.residentId !== call.residentId) return false;
  if (!resident || resident.archivedAt !== null) return false;
  const at = now();
  const consents = await directory.consentsOf(facilityId, call.contactId);
  const hasAgreed = consents.some((one) => one.residentId === call.residentId && isInForce(one, at));
  const facility = await directory.facility(facilityId);
  return hasAgreed && mayRingIn({ resident, contact }, facility, at) === null;
}
