import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createStaffTranslator } from '../../i18n/staff.ts';
import type { Greeting, Showing } from '../../protocol/greetings.ts';
import type { Id } from '../../protocol/primitives.ts';
import { type Tablet, USUAL_TABLET } from '../../protocol/records.ts';
import type { OnItsWay } from '../../sync/message-sending.ts';
import { noRecords, type Records } from '../../sync/records.ts';
import type { Desk } from './desk.ts';
import { greetingRows, leavingRows } from './greetings-view.ts';

const id = (n: number): Id => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
/** Monday, 10:00 in Luxembourg. */
const TEN = Date.UTC(2026, 10, 23, 9, 0);
const DAY = 24 * 60 * 60_000;

const greeting = (given: Partial<Greeting> = {}): Greeting => ({
  ...{ from: 'Le chœur', kind: 'text', media: [], text: 'Bonjour', repeat: 'once' },
  ...{ startsAt: TEN, until: null, createdAt: TEN, retiredAt: null },
  ...given,
});
const tablet = (name: string): Tablet => ({ ...USUAL_TABLET, name, residentId: null, pairedAt: 1 });
const showing = (tabletId: Id, given: Partial<Showing>): Showing => ({
  ...{ greetingId: id(1), tabletId, arrivedAt: null, unplayable: false, seenAt: null },
  ...given,
});

async function desk(given: Partial<Records>, isOnline = true): Promise<Desk> {
  const words = await createStaffTranslator('fr');
  const records = signal({ ...noRecords(), ...given });
  const minute = signal(TEN + 60_000);
  const replica = { records };
  return { words, replica, ticks: { minute }, online: signal(isOnline) } as unknown as Desk;
}
const rowOf = async (one: Greeting, more: Partial<Records> = {}) =>
  greetingRows(await desk({ greeting: new Map([[id(1), one]]), ...more }))[0];

describe('a greeting in the list', () => {
  it.each([
    [{}, 'running', 'Une fois, le 23 novembre à 10:00, jusqu’à ce que vous le retiriez'],
    [
      { repeat: 'daily', startsAt: TEN + DAY, until: Date.UTC(2027, 0, 6, 23, 0) },
      'scheduled',
      'Chaque jour à 10:00, à partir du 24 novembre, jusqu’au 6 janvier 2027 inclus',
    ],
    [
      { repeat: 'weekly' },
      'running',
      'Chaque semaine, le lundi à 10:00, à partir du 23 novembre, jusqu’à ce que vous le retiriez',
    ],
    [{ retiredAt: TEN }, 'retired', 'Retiré le 23 novembre'],
    [{ startsAt: TEN - DAY, until: TEN }, 'retired', 'Retiré le 23 novembre'],
  ] as const)('with %j is %s: %s', async (given, standing, when) => {
    expect(await rowOf(greeting(given))).toMatchObject({ standing, when });
  });

  it('says what it is: its words, or its kind with them', async () => {
    expect((await rowOf(greeting()))?.what).toBe('Bonjour');
    const photo = {
      hash: 'ab'.repeat(32),
      type: 'image/jpeg',
      bytes: 1,
      width: 1,
      height: 1,
      durationMs: null,
    } as const;
    const photos = greeting({ kind: 'photos', media: [photo, photo], text: 'Hier' });
    expect((await rowOf(photos))?.what).toBe('2 photos · Hier');
    // Its files are gone.
    expect((await rowOf(greeting({ kind: 'photos', text: '', retiredAt: TEN })))?.what).toBe('Photos');
  });

  it('says on which tablets it is and where it was shown, and nothing of tablets that are gone', async () => {
    const row = await rowOf(greeting(), {
      tablet: new Map([
        [id(10), tablet('Tilleul 10')],
        [id(2), tablet('Tilleul 2')],
        [id(3), tablet('Tilleul 3')],
        [id(4), tablet('Tilleul 4')],
      ]),
      showing: new Map([
        [id(90), showing(id(10), { arrivedAt: TEN, seenAt: TEN })],
        [id(91), showing(id(2), { arrivedAt: TEN })],
        [id(92), showing(id(3), { arrivedAt: TEN, unplayable: true })],
        [id(93), showing(id(99), { arrivedAt: TEN, seenAt: TEN })],
        [id(94), showing(id(4), { greetingId: id(7), arrivedAt: TEN, seenAt: TEN })],
      ]),
    });
    expect(row?.reach).toBe('Sur 2 de 4 tablettes, montré sur 1');
    expect(row?.tablets.map(({ name, said }) => `${name}: ${said}`)).toEqual([
      'Tilleul 2: Sur la tablette, pas encore regardé',
      'Tilleul 3: Cette tablette ne peut pas le lire',
      'Tilleul 4: Pas encore sur la tablette',
      'Tilleul 10: Montré\u00a0: 10:00',
    ]);
  });
});

describe('what has not left this browser', () => {
  const leaving = (given: Partial<OnItsWay> = {}): OnItsWay => ({
    message: {
      ...{ id: id(5), kind: 'voice', media: [], text: '' },
      house: { from: 'La directrice', startsAt: TEN, repeat: 'once', until: null },
    },
    ...{ at: TEN, urls: {}, done: [], refused: null, share: 0.42 },
    ...given,
  });

  it.each([
    [true, {}, 'Envoi en cours\u00a0: 42\u00a0%'],
    [false, {}, 'Attend le réseau, puis part tout seul'],
    [
      true,
      { refused: 'no-room' },
      'Il n’y a plus de place pour les fichiers de la maison. Retirez d’abord un message.',
    ],
    [true, { refused: 'not-an-image' }, 'Le serveur n’a pas pu prendre ce fichier.'],
  ] as const)('online %s, with %j: %s', async (isOnline, given, said) => {
    const rows = leavingRows(await desk({}, isOnline), [leaving(given)]);
    expect(rows).toMatchObject([{ from: 'La directrice', what: 'Voix', said, share: 0.42 }]);
  });

  it('is nothing that goes to one person', async () => {
    const message = { id: id(5), kind: 'text' as const, media: [], text: 'x', contactId: id(6) };
    expect(leavingRows(await desk({}), [leaving({ message })])).toEqual([]);
  });
});
