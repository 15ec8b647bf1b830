import type { Id } from '../protocol/primitives.ts';
import { type Change, type Contact, USUAL_CONTACT } from '../protocol/records.ts';

/** The nth id of a test. */
export const testId = (n: number): Id => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The nth photo's hash. */
export const testHash = (n: number): string => String(n).padStart(64, '0');

export const marie: Contact = {
  ...USUAL_CONTACT,
  residentId: testId(900),
  name: 'Marie',
  relation: 'Fille',
  callsResident: 'Maman',
  photo: null,
  position: 1,
};

/** A contact as it stands after the change number `seq`. */
export const contactChange = (n: number, seq: number, fields: Partial<Contact> = {}): Change => ({
  kind: 'contact',
  id: testId(n),
  seq,
  body: { ...marie, ...fields },
});

/** That contact was deleted. */
export const contactGone = (n: number, seq: number): Change => ({
  kind: 'contact',
  id: testId(n),
  seq,
  body: null,
});

/** A relative's `wish.done`, as the outbox keeps it. */
export const wishDone = (n: number) =>
  ({ id: testId(n), at: 1_000 + n, name: 'wish.done', args: { id: testId(500 + n) } }) as const;
