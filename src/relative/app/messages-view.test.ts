import { beforeAll, expect, it } from 'vitest';
import { createRelativeTranslator, type RelativeTranslator } from '../../i18n/relative.ts';
import type { Message } from '../../protocol/messages.ts';
import type { OnItsWay } from '../../sync/message-sending.ts';
import { messageLines } from './messages-view.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 30);
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

let words: RelativeTranslator;
beforeAll(async () => {
  words = await createRelativeTranslator('fr');
});

const film: Message = {
  residentId: id(1),
  contactId: id(2),
  from: 'relative',
  kind: 'video',
  media: [],
  text: '',
  createdAt: NOW - 1000,
  arrivedAt: null,
  unplayable: false,
  seenAt: null,
  favourite: false,
};
const lines = (messages: Message[], waiting: OnItsWay[] = [], online = true) =>
  messageLines(new Map(messages.map((message, n) => [id(100 + n), message])), waiting, {
    ...{ t: words.t, language: 'fr', timeZone: 'Europe/Luxembourg', now: NOW, name: 'Maman', online },
  });
const fate = (given: Partial<Message>) => lines([{ ...film, ...given }])[0]?.fate;
const going = (given: Partial<OnItsWay> = {}): OnItsWay => ({
  message: { id: id(50), contactId: id(2), kind: 'voice', media: [], text: '' },
  ...{ at: NOW, urls: {}, done: [], refused: null, share: 0.456 },
  ...given,
});

it('the truth of the moment is told, and no more than that', () => {
  expect(fate({})).toBe('Envoyé, pas encore sur la tablette');
  expect(fate({ arrivedAt: NOW })).toBe('Sur la tablette');
  expect(fate({ arrivedAt: NOW, unplayable: true })).toBe('Sur la tablette, mais elle ne sait pas le lire');
  expect(fate({ arrivedAt: NOW, seenAt: NOW - 18 * 60_000 })).toBe('Vu aujourd’hui à 10:12');
});

it('what is on its way says how far it is, or that it waits', () => {
  expect(lines([], [going()])[0]).toMatchObject({ what: 'Message vocal', state: 'going', share: 0.456 });
  expect(lines([], [going()])[0]?.fate.replace(/\s/g, ' ')).toBe('Envoi : 45 %');
  expect(lines([], [going()], false)[0]?.fate).toBe('Part dès qu’il y a du réseau');
});

it('a refusal says whether it is the message or the room for it', () => {
  expect(lines([], [going({ refused: 'no-room' })])[0]).toMatchObject({ state: 'refused', share: null });
  expect(lines([], [going({ refused: 'no-room' })])[0]?.fate).toContain('plus de place');
  expect(lines([], [going({ refused: 'not-an-image' })])[0]?.fate).toContain('pas pu prendre');
});

it('the newest comes first; what the server has already is not shown twice', () => {
  const older = { ...film, createdAt: NOW - 5000, kind: 'text', text: 'Bisous' } as const;
  const shown = lines([older, film], [going(), going({ message: { ...going().message, id: id(100) } })]);
  expect(shown.map(({ what }) => what)).toEqual(['Message vocal', 'Message vidéo', 'Bisous']);
});

it('what the resident sent is there to be looked at', () => {
  const photo = {
    hash: 'a'.repeat(64),
    type: 'image/jpeg',
    bytes: 1,
    width: 1,
    height: 1,
    durationMs: null,
  } as const;
  const answer: Message = { ...film, from: 'resident', kind: 'photos', media: [photo, photo] };
  expect(lines([answer])[0]).toMatchObject({ state: 'new', what: '2 photos', media: [photo, photo] });
  expect(lines([{ ...answer, seenAt: NOW }])[0]).toMatchObject({ state: 'received' });
  expect(lines([answer])[0]?.fate).toBe('De Maman, aujourd’hui à 10:29');
});
