import { describe, expect, it } from 'vitest';
import { contactChange, marie, testId } from '../data/records.fixture.ts';
import type { Mutation, MutationArgs, MutationName } from '../protocol/mutations.ts';
import { USUAL_HELP, USUAL_RESIDENT, USUAL_TABLET } from '../protocol/records.ts';
import { applyChanges, noRecords, type Records } from './records.ts';
import { withPending } from './with-pending.ts';

const ME = testId(900);
const [ANNE, MARIE, HELP, TABLET, CONFLICT] = [1, 2, 3, 4, 5].map(testId) as [
  string,
  string,
  string,
  string,
  string,
];
const anne = {
  ...USUAL_RESIDENT,
  givenName: 'Anne',
  familyName: 'Weber',
  address: '',
  room: '12',
  language: 'fr',
  photo: null,
} as const;
const open = { askedAt: 1, takenAt: null, takenBy: null, closedAt: null };
const said = (value: unknown) => ({ value, by: ME, at: 1 });
const conflict = {
  of: 'resident',
  recordId: ANNE,
  residentId: ANNE,
  contactId: null,
  field: 'room',
  kept: said('12'),
  lost: said('14'),
  settledAt: null,
  settledBy: null,
} as const;

const RECORDS: Records = applyChanges(noRecords(), [
  { kind: 'resident', id: ANNE, seq: 1, body: anne },
  contactChange(2, 2, { residentId: ANNE }),
  { kind: 'tablet', id: TABLET, seq: 3, body: { ...USUAL_TABLET, name: 'T', residentId: ANNE, pairedAt: 0 } },
  { kind: 'help', id: HELP, seq: 4, body: { ...USUAL_HELP, residentId: ANNE, tabletId: TABLET, ...open } },
  { kind: 'conflict', id: CONFLICT, seq: 5, body: conflict },
]);

const doing = <N extends MutationName>(name: N, args: MutationArgs<N>) =>
  ({ id: testId(800), at: 77, name, args }) as Mutation;
const laidOver = (...done: Mutation[]) => withPending(RECORDS, done, ME);

describe('what is on its way', () => {
  it('is nothing: then the records are the very same', () => {
    expect(laidOver()).toBe(RECORDS);
  });

  it('shows a message as sent, arrived, seen and kept before the server has heard of it', () => {
    const id = testId(60);
    const send = doing('message.send', { id, contactId: MARIE, kind: 'text', media: [], text: 'Hello' });
    const laid = laidOver(send);
    const body = { residentId: ANNE, contactId: MARIE, from: 'relative', kind: 'text', text: 'Hello' };
    expect(laid.message.get(id)).toMatchObject({ ...body, createdAt: 77, arrivedAt: null, seenAt: null });
    expect(withPending(RECORDS, [send], TABLET).message.get(id)?.from).toBe('resident');
    const later = laidOver(
      send,
      doing('message.arrived', { id, plays: false }),
      doing('message.seen', { id }),
      doing('message.keep', { id, favourite: true }),
    );
    const fate = { arrivedAt: 77, unplayable: true, seenAt: 77, favourite: true };
    expect(later.message.get(id)).toMatchObject(fate);
    expect(laidOver(send, doing('message.remove', { id })).message.size).toBe(0);
    const stranger = doing('message.send', { id, contactId: testId(70), kind: 'text', media: [], text: 'x' });
    expect(laidOver(stranger).message.size).toBe(0);
  });

  it('lies over the records, which stay what they are; untouched kinds keep their map', () => {
    const laid = laidOver(doing('resident.update', { id: ANNE, set: { room: '14' } }));
    expect(laid.resident.get(ANNE)).toEqual({ ...anne, room: '14' });
    expect(RECORDS.resident.get(ANNE)?.room).toBe('12');
    expect(laid.contact).toBe(RECORDS.contact);
  });

  it('locks, unlocks and gives up a tablet at once', () => {
    const tabletAfter = (...names: ('tablet.lock' | 'tablet.unlock' | 'tablet.lose')[]) =>
      laidOver(...names.map((name) => doing(name, { id: TABLET }))).tablet.get(TABLET);
    expect(tabletAfter('tablet.lock')).toMatchObject({ lockedAt: 77, lostAt: null });
    expect(tabletAfter('tablet.lock', 'tablet.unlock')).toEqual(RECORDS.tablet.get(TABLET));
    const lost = tabletAfter('tablet.lock', 'tablet.lose', 'tablet.lock');
    expect(lost).toMatchObject({ lockedAt: null, lostAt: 77 });
  });

  it('adds up in the order of doing', () => {
    const fields = { ...marie, residentId: ANNE };
    const laid = laidOver(
      doing('contact.create', { id: testId(9), ...fields }),
      doing('contact.update', { id: testId(9), set: { name: 'Jean' } }),
      doing('contact.place', { id: testId(9), position: 7 }),
    );
    expect(laid.contact.get(testId(9))).toEqual({ ...fields, name: 'Jean', position: 7 });
  });

  it('to a record that is gone is laid over nothing', () => {
    expect(laidOver(doing('contact.update', { id: testId(99), set: { name: 'X' } })).contact.size).toBe(1);
  });

  it('takes with a resident all that is about them', () => {
    const laid = laidOver(doing('resident.remove', { id: ANNE }));
    for (const kind of ['resident', 'contact', 'tablet', 'help', 'conflict'] as const)
      expect(laid[kind].size, kind).toBe(0);
  });

  it('takes a contact and leaves the others', () => {
    const laid = laidOver(doing('contact.remove', { id: MARIE }));
    expect([laid.contact.size, laid.resident.size]).toEqual([0, 1]);
  });
});

describe('a line', () => {
  const LINE = testId(6);
  const box = { name: 'Second floor', address: null, monthlyBudgetMb: null, uplinkKbps: null };
  const shared = [
    doing('line.create', { id: LINE, ...box }),
    doing('tablet.update', { id: TABLET, set: { lineId: LINE } }),
  ];

  it('is there as soon as somebody wrote it down, with its tablets and its budget', () => {
    const laid = laidOver(...shared, doing('line.update', { id: LINE, set: { monthlyBudgetMb: 9 } }));
    expect(laid.line.get(LINE)).toEqual({ ...box, monthlyBudgetMb: 9 });
    expect(laid.tablet.get(TABLET)?.lineId).toBe(LINE);
  });

  it('that is removed leaves its tablets, on no line', () => {
    const laid = laidOver(...shared, doing('line.remove', { id: LINE }));
    expect([laid.line.size, laid.tablet.get(TABLET)]).toEqual([0, RECORDS.tablet.get(TABLET)]);
  });
});

describe('what the house pins', () => {
  const RTL = testId(8);
  const fields = { name: 'RTL', icon: 'television', link: 'https://rtl.example', position: 1 } as const;
  const pinned = doing('channel.create', { id: RTL, ...fields });

  it('is there at once, and nobody has looked at it yet', () => {
    const laid = laidOver(pinned, doing('channel.update', { id: RTL, set: { name: 'Tëlee' } }));
    expect(laid.channel.get(RTL)).toEqual({ ...fields, name: 'Tëlee', found: null });
  });

  it('keeps what was found there, unless it leads elsewhere', () => {
    const found = { at: 1, what: 'page', opens: 'https://rtl.example/' } as const;
    const before = { ...RECORDS, channel: new Map([[RTL, { ...fields, found }]]) };
    const foundAfter = (set: { position: number } | { link: string }) =>
      withPending(before, [doing('channel.update', { id: RTL, set })], ME).channel.get(RTL)?.found;
    expect([foundAfter({ position: 2 }), foundAfter({ link: 'https://other.example' })]).toEqual([
      found,
      null,
    ]);
  });

  it('goes', () => {
    expect(laidOver(pinned, doing('channel.remove', { id: RTL })).channel.size).toBe(0);
  });
});

describe('a help request', () => {
  it('is taken by whoever pressed, and closed with the same press', () => {
    expect(laidOver(doing('help.take', { id: HELP })).help.get(HELP)).toMatchObject({
      takenAt: 77,
      takenBy: ME,
    });
    expect(laidOver(doing('help.close', { id: HELP })).help.get(HELP)).toMatchObject({
      takenBy: ME,
      closedAt: 77,
    });
  });
});

describe('a conflict', () => {
  it('that is restored shows the lost value, and is settled', () => {
    const laid = laidOver(doing('conflict.restore', { id: CONFLICT }));
    expect(laid.resident.get(ANNE)?.room).toBe('14');
    expect(laid.conflict.get(CONFLICT)).toMatchObject({ settledAt: 77, settledBy: ME });
  });

  it('that is dismissed changes nothing else', () => {
    const laid = laidOver(doing('conflict.dismiss', { id: CONFLICT }));
    expect(laid.resident).toBe(RECORDS.resident);
    expect(laid.conflict.get(CONFLICT)?.settledAt).toBe(77);
  });
});

describe('a visit on its way', () => {
  const [VISIT, STARTS] = [testId(6), 60_000_000];
  const proposing = doing('visit.propose', {
    id: VISIT,
    contactId: MARIE,
    startsAt: STARTS,
    lengthMinutes: 30,
  });

  it('is proposed at once, by whoever sits here', () => {
    expect(laidOver(proposing).visit.get(VISIT)).toEqual({
      ...{ residentId: ANNE, contactId: MARIE, startsAt: STARTS, lengthMinutes: 30 },
      ...{ proposedBy: 'staff', proposerId: ME, proposedAt: 77, state: 'proposed' },
      ...{ agreedAt: null, answered: null, revision: 0 },
    });
    const stranger = { id: VISIT, contactId: testId(99), startsAt: STARTS, lengthMinutes: 30 };
    expect(laidOver(doing('visit.propose', stranger)).visit.size).toBe(0);
  });

  it('is answered at once, and the answer taken back', () => {
    const stateAfter = (...names: ('accept' | 'decline' | 'cancel' | 'reopen')[]) =>
      laidOver(proposing, ...names.map((name) => doing(`visit.${name}`, { id: VISIT }))).visit.get(VISIT);
    expect(stateAfter('accept')).toMatchObject({ state: 'agreed', agreedAt: 77, answered: { by: ME } });
    expect(stateAfter('decline')?.state).toBe('declined');
    expect(stateAfter('decline', 'reopen')?.state).toBe('proposed');
    expect(stateAfter('accept', 'reopen')).toMatchObject({ state: 'proposed', agreedAt: null });
    expect(stateAfter('accept', 'cancel', 'reopen')?.state).toBe('agreed');
  });

  it('that nobody knows is not answered', () => {
    expect(laidOver(doing('visit.accept', { id: VISIT })).visit.size).toBe(0);
  });
});

describe('a greeting on its way', () => {
  const id = testId(90);
  const told = { from: 'La directrice', startsAt: 5, repeat: 'daily', until: null } as const;
  const create = doing('greeting.create', { id, ...told, kind: 'text', media: [], text: 'Joyeux Noël !' });

  it('is in the list at once, changed, and retired', () => {
    const made = { ...told, text: 'Joyeux Noël !', createdAt: 77, retiredAt: null };
    expect(laidOver(create).greeting.get(id)).toMatchObject(made);
    const changed = laidOver(create, doing('greeting.update', { id, set: { from: 'Le chœur', until: 9 } }));
    expect(changed.greeting.get(id)).toMatchObject({ ...made, from: 'Le chœur', until: 9 });
    expect(laidOver(create, doing('greeting.retire', { id })).greeting.get(id)?.retiredAt).toBe(77);
    expect(laidOver(create, doing('greeting.remove', { id })).greeting.size).toBe(0);
  });

  it('is told as shown without a change of what is seen here', () => {
    const before = laidOver(create).greeting.get(id);
    const after = laidOver(
      create,
      doing('greeting.arrived', { id, plays: true }),
      doing('greeting.seen', { id }),
    );
    expect(after.greeting.get(id)).toEqual(before);
    expect(after.showing.size).toBe(0);
  });
});
