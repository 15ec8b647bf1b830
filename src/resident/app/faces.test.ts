import { describe, expect, it } from 'vitest';
import type { Mutation } from '../../protocol/mutations.ts';
import { facesOf, facesOnPage } from './faces.ts';
import { contact, RESIDENT, RESIDENT_BODY, recordsWith, uuid, wish } from './records-for-test.ts';

const faces = (records = recordsWith(), pending: readonly Mutation[] = []) =>
  facesOf({ records, pending, residentId: RESIDENT, photoUrl: (hash) => hash && `blob:${hash.slice(0, 2)}` });

const wishFor = (contactId: string): Mutation => ({
  id: uuid(90),
  at: 1,
  name: 'wish.leave',
  args: { id: uuid(91), contactId },
});

describe('The faces', () => {
  it('stand in the order that staff chose, whatever the order of the records', () => {
    const records = recordsWith({
      contact: [
        [uuid(3), contact('Léa', { position: 3 })],
        [uuid(1), contact('Marie', { position: 1 })],
        [uuid(2), contact('Jean', { position: 1.5 })],
      ],
    });
    expect(faces(records).map(({ name }) => name)).toEqual(['Marie', 'Jean', 'Léa']);
  });

  it('keep their places when two share a position', () => {
    const two = [
      [uuid(2), contact('Jean')],
      [uuid(1), contact('Marie')],
    ] as const;
    const there = faces(recordsWith({ contact: [...two] }));
    const back = faces(recordsWith({ contact: [...two].reverse() }));
    expect(there).toEqual(back);
  });

  it('are gone while the resident has left the house, and come back with them', () => {
    const here = { contact: [[uuid(1), contact('Marie')]] } as const;
    const anne = (archivedAt: number | null) => ({ ...RESIDENT_BODY, archivedAt });
    const shown = (archivedAt: number | null) =>
      faces(recordsWith({ contact: [...here.contact], resident: [[RESIDENT, anne(archivedAt)]] })).length;
    expect([shown(null), shown(5), shown(null)]).toEqual([1, 0, 1]);
  });

  it('are those of this resident only', () => {
    const records = recordsWith({ contact: [[uuid(1), contact('Marie', { residentId: uuid(99) })]] });
    expect(faces(records)).toEqual([]);
  });

  it('show the photo as soon as it is on the tablet, and none before', () => {
    const records = recordsWith({
      contact: [
        [uuid(1), contact('Marie', { photo: 'ab'.repeat(32), position: 1 })],
        [uuid(2), contact('Jean', { position: 2 })],
      ],
    });
    expect(faces(records).map(({ photo }) => photo)).toEqual(['blob:ab', null]);
  });

  it('say that a call was asked for, from the tap on and until it is done', () => {
    const records = recordsWith({ contact: [[uuid(1), contact('Marie')]] });
    expect(faces(records, [wishFor(uuid(1))])[0]?.wished).toBe(true);
    const known = { ...records, wish: new Map([[uuid(91), wish(uuid(1))]]) };
    expect(faces(known)[0]?.wished).toBe(true);
    const done = { ...records, wish: new Map([[uuid(91), wish(uuid(1), 5)]]) };
    expect(faces(done)[0]?.wished).toBe(false);
  });

  it('do not mix up whose call was asked for', () => {
    const records = recordsWith({ contact: [[uuid(1), contact('Marie')]] });
    expect(faces(records, [wishFor(uuid(2))])[0]?.wished).toBe(false);
  });
});

describe('Pages of faces', () => {
  const eight = [1, 2, 3, 4, 5, 6, 7, 8];

  it('are one while six are enough', () => {
    expect(facesOnPage(eight.slice(0, 6), 0)).toEqual({ shown: [1, 2, 3, 4, 5, 6], pages: 1 });
    expect(facesOnPage([], 0)).toEqual({ shown: [], pages: 1 });
  });

  it('wrap around, so that one button reaches everybody', () => {
    expect(facesOnPage(eight, 1).shown).toEqual([7, 8]);
    expect(facesOnPage(eight, 2).shown).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
