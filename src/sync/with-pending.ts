import type { Mutation, MutationArgs, MutationName, MutationOf } from '../protocol/mutations.ts';
import type { EpochMs, Id } from '../protocol/primitives.ts';
import type { Body, Kind } from '../protocol/records.ts';
import type { Visit } from '../protocol/visits.ts';
import { noRecords, type Records } from './records.ts';

/**
 * The records as they will be once the server has taken what this browser has not sent yet. Pure: the server's records
 * stay what they are, and what it refuses simply stops being laid over them.
 *
 * @param me who did it: the staff member, tablet or device
 */
export function withPending(records: Records, pending: readonly Mutation[], me: Id): Records {
  if (pending.length === 0) return records;
  const draft = startDraft(records);
  for (const mutation of pending) lay(draft, mutation, me);
  return draft.records();
}

/** Who and when, as the server will note it. */
type By = { me: Id; at: EpochMs };
type Lay<N extends MutationName> = (draft: Draft, args: MutationArgs<N>, by: By) => void;

/**
 * What each mutation looks like before the server has seen it: a record over their names, so that a new one must decide.
 * They mirror `server/domain`, as far as it shows; what the server would refuse is laid over nothing.
 */
const LAY: { [N in MutationName]: Lay<N> } = {
  'facility.update': (draft, { id, set }) => draft.set('facility', id, set),
  'resident.create': (draft, { id, ...body }) => draft.create('resident', id, body),
  'resident.update': (draft, { id, set }) => draft.set('resident', id, set),
  'resident.adjust': (draft, { id, set }) => draft.set('resident', id, set),
  'resident.remove': (draft, { id }) => {
    draft.removeWhere(({ residentId }) => residentId === id);
    draft.remove('resident', id);
  },
  'contact.create': (draft, { id, ...body }) => draft.create('contact', id, body),
  'contact.update': (draft, { id, set }) => draft.set('contact', id, set),
  'contact.place': (draft, { id, position }) => draft.set('contact', id, { position }),
  'contact.record-voice': (draft, { id, voice }) => draft.set('contact', id, { voice }),
  'contact.pause': (draft, { id, set }) => draft.set('contact', id, set),
  'address.update': (draft, { id, set }) => {
    draft.create('address', id, { contactId: id, mail: '', phone: '', language: null });
    draft.set('address', id, set);
  },
  'contact.remove': (draft, { id }) => {
    draft.removeWhere(({ contactId }) => contactId === id);
    draft.remove('contact', id);
  },
  'tablet.update': (draft, { id, set }) => draft.set('tablet', id, set),
  'line.create': (draft, { id, ...body }) => draft.create('line', id, body),
  'line.update': (draft, { id, set }) => draft.set('line', id, set),
  'line.remove': (draft, { id }) => {
    draft.leaveLine(id);
    draft.remove('line', id);
  },
  'channel.create': (draft, { id, ...body }) => draft.create('channel', id, { ...body, found: null }),
  'channel.update': (draft, { id, set }) =>
    draft.set('channel', id, set.link === undefined ? set : { ...set, found: null }),
  'channel.remove': (draft, { id }) => draft.remove('channel', id),
  'session.begin': (draft, { id, tabletId, residentId }, { at }) => {
    if (draft.get('tablet', tabletId)?.kind === 'shared')
      draft.set('tablet', tabletId, { residentId, session: { id, since: at } });
  },
  'session.end': (draft, { id, tabletId }) => {
    if (draft.get('tablet', tabletId)?.session?.id === id)
      draft.set('tablet', tabletId, { residentId: null, session: null });
  },
  'tablet.lock': (draft, { id }, { at }) => {
    const tablet = draft.get('tablet', id);
    if (tablet?.lockedAt === null && tablet.lostAt === null) draft.set('tablet', id, { lockedAt: at });
  },
  'tablet.unlock': (draft, { id }) => draft.set('tablet', id, { lockedAt: null }),
  'tablet.lose': (draft, { id }, { at }) => {
    if (draft.get('tablet', id)?.lostAt === null) draft.set('tablet', id, { lockedAt: null, lostAt: at });
  },
  'tablet.revoke': (draft, { id }) => draft.remove('tablet', id),
  'device.revoke': (draft, { id }) => draft.remove('device', id),
  'device.update': (draft, { id, set }) => draft.set('device', id, set),
  'invitation.revoke': (draft, { id }) => draft.remove('invitation', id),
  // Which tablet asks, its own screen knows best; the others hear of it from the server.
  'help.ask': () => undefined,
  'help.withdraw': (draft, { id }, { at }) => draft.set('help', id, { closedAt: at }),
  'help.take': (draft, { id }, by) => takeHelp(draft, id, by),
  'help.close': (draft, { id }, by) => {
    takeHelp(draft, id, by);
    draft.set('help', id, { closedAt: by.at });
  },
  'conflict.restore': (draft, { id }, by) => {
    const conflict = draft.get('conflict', id);
    if (!conflict || conflict.settledAt !== null) return;
    draft.set(conflict.of, conflict.recordId, { [conflict.field]: conflict.lost.value });
    settle(draft, id, by);
  },
  'conflict.dismiss': (draft, { id }, by) => settle(draft, id, by),
  'staff.update': (draft, { id, set }) => draft.set('staff', id, set),
  'staff.remove': (draft, { id }) => draft.remove('staff', id),
  'consent.give': (draft, { id, ...given }, { me, at }) =>
    draft.create('consent', id, { ...given, askedBy: me, askedAt: at, withdrawnAt: null }),
  'consent.withdraw': (draft, { id }, { at }) => draft.set('consent', id, { withdrawnAt: at }),
  'wish.leave': (draft, { id, contactId }, { at }) => {
    const residentId = draft.get('contact', contactId)?.residentId;
    if (residentId) draft.create('wish', id, { residentId, contactId, createdAt: at, doneAt: null });
  },
  'wish.withdraw': (draft, { id }) => draft.remove('wish', id),
  'wish.done': (draft, { id }, { at }) => draft.set('wish', id, { doneAt: at }),
  // Staff propose without network; a relative's page lays nothing over its records.
  'visit.propose': (draft, { id, contactId, startsAt, lengthMinutes }, { me, at }) => {
    const residentId = draft.get('contact', contactId)?.residentId;
    if (!residentId) return;
    const proposed = { proposedBy: 'staff', proposerId: me, proposedAt: at, state: 'proposed' } as const;
    const span = { residentId, contactId, startsAt, lengthMinutes };
    draft.create('visit', id, { ...span, ...proposed, agreedAt: null, answered: null, revision: 0 });
  },
  'visit.accept': (draft, { id }, by) => answerVisit(draft, id, { state: 'agreed', agreedAt: by.at }, by),
  'visit.decline': (draft, { id }, by) => answerVisit(draft, id, { state: 'declined' }, by),
  'visit.cancel': (draft, { id }, by) => answerVisit(draft, id, { state: 'cancelled' }, by),
  'visit.reopen': (draft, { id }, by) => {
    const visit = draft.get('visit', id);
    const wasAgreed = visit?.state === 'cancelled' && visit.agreedAt !== null;
    const was = wasAgreed ? { state: 'agreed' as const } : { state: 'proposed' as const, agreedAt: null };
    answerVisit(draft, id, was, by);
  },
  'message.send': (draft, { id, contactId, ...sent }, { me, at }) => {
    const residentId = draft.get('contact', contactId)?.residentId;
    if (!residentId) return;
    const from = draft.get('tablet', me) ? 'resident' : 'relative';
    const fate = { arrivedAt: null, unplayable: false, seenAt: null, favourite: false };
    draft.create('message', id, { ...sent, residentId, contactId, from, createdAt: at, ...fate });
  },
  'message.arrived': (draft, { id, plays }, { at }) => {
    const arrivedAt = draft.get('message', id)?.arrivedAt ?? at;
    draft.set('message', id, { arrivedAt, unplayable: !plays });
  },
  'message.seen': (draft, { id }, { at }) => {
    if (draft.get('message', id)?.seenAt === null) draft.set('message', id, { seenAt: at });
  },
  'message.keep': (draft, { id, favourite }) => draft.set('message', id, { favourite }),
  'message.remove': (draft, { id }) => draft.remove('message', id),
  'greeting.create': (draft, { id, ...said }, { at }) =>
    draft.create('greeting', id, { ...said, createdAt: at, retiredAt: null }),
  'greeting.update': (draft, { id, set }) => draft.set('greeting', id, set),
  'greeting.retire': (draft, { id }, { at }) => draft.set('greeting', id, { retiredAt: at }),
  'greeting.remove': (draft, { id }) => draft.remove('greeting', id),
  // What a tablet showed it knows by itself (`resident/house`).
  'greeting.arrived': () => undefined,
  'greeting.seen': () => undefined,
};

function lay<N extends MutationName>(draft: Draft, { name, args, at }: MutationOf<N>, me: Id): void {
  LAY[name](draft, args, { me, at });
}

function takeHelp(draft: Draft, id: Id, { me, at }: By): void {
  if (draft.get('help', id)?.takenAt === null) draft.set('help', id, { takenAt: at, takenBy: me });
}

function answerVisit(draft: Draft, id: Id, fields: Partial<Visit>, { me, at }: By): void {
  draft.set('visit', id, { ...fields, answered: { side: 'staff', by: me, at } });
}

function settle(draft: Draft, id: Id, { me, at }: By): void {
  if (draft.get('conflict', id)?.settledAt === null)
    draft.set('conflict', id, { settledAt: at, settledBy: me });
}

/** What a record may say about whose it is. */
type Whose = { residentId?: unknown; contactId?: unknown };

interface Draft {
  get<K extends Kind>(kind: K, id: Id): Body<K> | undefined;
  create<K extends Kind>(kind: K, id: Id, body: Body<K>): void;
  /** Nothing, where there is no such record. */
  set(kind: Kind, id: Id, fields: object): void;
  remove(kind: Kind, id: Id): void;
  removeWhere(matches: (whose: Whose) => boolean): void;
  /** Its tablets are on no line any more. */
  leaveLine(id: Id): void;
  records(): Records;
}

/** Copies a kind's map when it is first touched; the others stay the very same, so that their screens sleep on. */
function startDraft(records: Records): Draft {
  const copies = new Map<Kind, Map<Id, unknown>>();
  const read = (kind: Kind) => (copies.get(kind) ?? records[kind]) as ReadonlyMap<Id, unknown>;
  const write = (kind: Kind) => {
    const copy = copies.get(kind) ?? new Map<Id, unknown>(records[kind]);
    copies.set(kind, copy);
    return copy;
  };
  const remove = (kind: Kind, id: Id) => void (read(kind).has(id) && write(kind).delete(id));
  return {
    // A map of that kind holds bodies of that kind, which is lost on the way through one map of all kinds.
    get: <K extends Kind>(kind: K, id: Id) => read(kind).get(id) as Body<K> | undefined,
    create: (kind, id, body) => void (read(kind).has(id) || write(kind).set(id, body)),
    set(kind, id, fields) {
      const before = read(kind).get(id);
      if (before) write(kind).set(id, { ...before, ...fields });
    },
    remove,
    removeWhere(matches) {
      for (const kind of KINDS)
        for (const [id, body] of [...read(kind)]) if (matches(body as Whose)) remove(kind, id);
    },
    leaveLine(id) {
      for (const [tabletId, body] of [...read('tablet')])
        if ((body as Body<'tablet'>).lineId === id)
          write('tablet').set(tabletId, { ...(body as Body<'tablet'>), lineId: null });
    },
    records: () => ({ ...records, ...Object.fromEntries(copies) }) as Records,
  };
}

const KINDS = Object.keys(noRecords()) as Kind[];
