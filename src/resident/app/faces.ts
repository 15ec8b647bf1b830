import type { Mutation } from '../../protocol/mutations.ts';
import type { Paused } from '../../protocol/pauses.ts';
import type { BlobHash, EpochMs, Id } from '../../protocol/primitives.ts';
import type { Contact } from '../../protocol/records.ts';
import type { Records } from '../../sync/records.ts';
import { pauseOf } from './calls/paused.ts';

/** One person on the home screen, ready to draw. */
export type Face = {
  id: Id;
  name: string;
  relation: string;
  /** Address of the photo, or null while it is not on the tablet. */
  photo: string | null;
  /** A *please call me* for this person is open, sent or not. */
  wished: boolean;
  /** Cannot be rung now, as they said themselves. */
  paused: Paused | null;
  /** A relative, the carers, or a number for the tablet's own dialler. */
  kind: Contact['kind'];
};

/** Fingers remember places: six on a screen, the same six, always in the same place (COGA, design §5). */
const FACES_ON_A_PAGE = 6;

export type FacesInput = {
  records: Records;
  pending: readonly Mutation[];
  residentId: Id;
  photoUrl: (hash: BlobHash | null) => string | null;
  /** The facility's zone, and the time; left out where nobody is about to be rung. */
  when?: { timeZone: string; now: EpochMs };
};

/** The resident's contacts in the order that staff chose. Equal positions fall back to the id: never a random order. */
export function facesOf({ records, pending, residentId, photoUrl, when }: FacesInput): Face[] {
  // Somebody who has left the house is rung by nobody and rings nobody: the clock and Help stay.
  const hasLeft = (records.resident.get(residentId)?.archivedAt ?? null) !== null;
  return [...records.contact]
    .filter(([, contact]) => contact.residentId === residentId && !hasLeft)
    .sort(([a, x], [b, y]) => x.position - y.position || (a < b ? -1 : 1))
    .map(([id, { name, relation, photo, kind }]) => ({
      kind,
      id,
      name,
      relation,
      photo: photoUrl(photo),
      wished: hasOpenWish(records, pending, id),
      paused: when ? pauseOf(records, id, when) : null,
    }));
}

/** Is a *please call me* for this contact waiting, on the server or still on the tablet? */
export function hasOpenWish(records: Records, pending: readonly Mutation[], contactId: Id): boolean {
  const known = [...records.wish.values()].some(
    (wish) => wish.contactId === contactId && wish.doneAt === null,
  );
  return (
    known ||
    pending.some((mutation) => mutation.name === 'wish.leave' && mutation.args.contactId === contactId)
  );
}

/**
 * The faces of one page, and which page that is: pages wrap around, so that one button reaches all of them.
 * @param turns how often *more faces* was pressed
 */
export function facesOnPage<T>(faces: readonly T[], turns: number): { shown: readonly T[]; pages: number } {
  const pages = Math.max(1, Math.ceil(faces.length / FACES_ON_A_PAGE));
  const from = (turns % pages) * FACES_ON_A_PAGE;
  return { shown: faces.slice(from, from + FACES_ON_A_PAGE), pages };
}
