import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import type { Message } from '../../../protocol/messages.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Records } from '../../../sync/records.ts';
import { contact, RESIDENT, recordsWith, uuid } from '../records-for-test.ts';
import { sentPhotos, startSentSlides } from './sent-slides.ts';
import type { Slide } from './slides.ts';

const hash = (n: number) => n.toString(16).padStart(64, '0');
const MARIE = uuid(1);

const photos = (n: number, given: Partial<Message> = {}): [Id, Message] => [
  uuid(n),
  {
    residentId: RESIDENT,
    contactId: MARIE,
    from: 'relative',
    kind: 'photos',
    media: [{ hash: hash(n), type: 'image/jpeg', bytes: 9, width: 1, height: 1, durationMs: null }],
    text: '',
    createdAt: n,
    arrivedAt: n,
    unplayable: false,
    seenAt: 1,
    favourite: false,
    ...given,
  },
];
const given = (...all: [Id, Message][]): Records => ({
  ...recordsWith({ contact: [[MARIE, contact('Marie')]] }),
  message: new Map(all),
});

it('the frame shows photos that were seen, the newest first, with their words or their sender', () => {
  const records = given(
    photos(10),
    photos(11, { text: 'À la mer' }),
    photos(12, { seenAt: null }),
    photos(13, { from: 'resident' }),
    photos(14),
  );
  const here = new Set([10, 11, 12, 13].map(hash));
  expect(sentPhotos(records, here)).toEqual([
    { hash: hash(11), caption: 'À la mer' },
    { hash: hash(10), caption: 'Marie' },
  ]);
});

it('an address is made for as long as it may be shown, and let go of after', async () => {
  const records = signal(given(photos(10), photos(11)));
  const settings = signal({ photoFrame: true, residentId: RESIDENT });
  const open = new Set<string>();
  let slides: readonly Slide[] = [];
  let made = 0;
  const stop = new AbortController();
  startSentSlides(
    {
      ...{ replica: { records }, settings },
      keeping: { here: signal(new Set([10, 11].map(hash))), blob: async () => new Blob(['x']) },
      urls: {
        createObjectURL: () => {
          made += 1;
          open.add(`blob:${made}`);
          return `blob:${made}`;
        },
        revokeObjectURL: (url) => void open.delete(url),
      },
      onSlides: (next) => {
        slides = next;
      },
    },
    stop.signal,
  );
  await vi.waitFor(() => expect(slides).toHaveLength(2));
  records.value = given(photos(10));
  await vi.waitFor(() => expect(slides).toHaveLength(1));
  expect([open.size, made]).toEqual([1, 2]);
  settings.value = { photoFrame: false, residentId: RESIDENT };
  await vi.waitFor(() => expect(slides).toEqual([]));
  expect(open.size).toBe(0);
  stop.abort();
});
