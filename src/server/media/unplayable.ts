import type { Medium } from '../../protocol/messages.ts';
import type { Id } from '../../protocol/primitives.ts';
import { showingsOf } from '../domain/greetings.ts';
import { changeOf, findBody } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Writing } from '../store/writing.ts';

/** A film or voice that a tablet said it cannot play, in a message or in what the house says. */
export type Unplayable = {
  facilityId: Id;
  /** Of the message or greeting. */
  id: Id;
  medium: Medium;
  /** Puts another one in its place, to be fetched anew; nothing, when it was taken back or replaced meanwhile. */
  replace(writing: Writing, by: Medium): Promise<void>;
};

/** What is worth a conversion: the open formats; what is MP4 already another MP4 would not help. */
const isOpen = (medium: Medium | undefined): medium is Medium =>
  medium !== undefined && /^(video|audio)\/(webm|ogg)$/.test(medium.type);

export async function listUnplayable(store: Store): Promise<Unplayable[]> {
  const rows = await store.db
    .selectFrom('record')
    .select(['facility_id', 'kind', 'id', 'seq', 'deleted', 'body'])
    .where('kind', 'in', ['message', 'showing'])
    .where('deleted', '=', 0)
    .where('body', 'like', '%"unplayable":true%')
    .execute();
  const found = new Map<Id, Unplayable>();
  for (const row of rows) {
    const { kind, id, body } = changeOf(row);
    if (body === null) continue;
    const facilityId = row.facility_id;
    if (kind === 'message') add(found, { facilityId, id, medium: body.media[0], replace: replaceMessage });
    // Several tablets may have said so of one greeting.
    if (kind !== 'showing' || found.has(body.greetingId)) continue;
    const greeting = await findBody(store.db, facilityId, 'greeting', body.greetingId);
    const medium = greeting?.media[0];
    add(found, { facilityId, id: body.greetingId, medium, replace: replaceGreeting });
  }
  return [...found.values()];
}

type Replace = (writing: Writing, id: Id, media: { old: Medium; by: Medium }) => Promise<void>;
type Found = { facilityId: Id; id: Id; medium: Medium | undefined; replace: Replace };

function add(found: Map<Id, Unplayable>, { facilityId, id, medium: old, replace }: Found): void {
  if (!isOpen(old)) return;
  found.set(id, { facilityId, id, medium: old, replace: (writing, by) => replace(writing, id, { old, by }) });
}

async function replaceMessage(writing: Writing, id: Id, { old, by }: { old: Medium; by: Medium }) {
  const now = await writing.get('message', id);
  if (now?.media[0]?.hash !== old.hash) return;
  await writing.put('message', id, { ...now, arrivedAt: null, unplayable: false, media: [by] });
}

async function replaceGreeting(writing: Writing, id: Id, { old, by }: { old: Medium; by: Medium }) {
  const now = await writing.get('greeting', id);
  if (now?.media[0]?.hash !== old.hash || now.retiredAt !== null) return;
  await writing.put('greeting', id, { ...now, media: [by] });
  // Each tablet fetches the new one, and says again whether it can play it.
  for (const { id: name, body } of await showingsOf(writing, id))
    await writing.put('showing', name, { ...body, arrivedAt: null, unplayable: false });
}
