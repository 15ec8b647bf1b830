import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isWhole, MAX_MEDIUM_BYTES, MAX_PHOTOS, MESSAGE_MUTATIONS, Medium } from './messages.ts';

const A = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const B = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b422';
const film: Medium = {
  hash: 'ab'.repeat(32),
  type: 'video/mp4',
  bytes: 1,
  width: 640,
  height: 480,
  durationMs: 1000,
};
const photo: Medium = { ...film, type: 'image/jpeg', durationMs: null };
const voice: Medium = { ...film, type: 'audio/webm', width: null, height: null };

describe('a file of a message', () => {
  const takes = (changes: object) => v.safeParse(Medium, { ...film, ...changes }).success;

  test('is a film, a voice or a photo, and nothing that a browser would read as a page', () => {
    for (const type of ['image/webp', 'audio/ogg', 'video/webm']) expect(takes({ type })).toBe(true);
    for (const type of ['text/html', 'image/svg+xml', 'application/pdf', 'video/MP4', ''])
      expect(takes({ type })).toBe(false);
  });

  test('has a name that is no path, and a size that can be', () => {
    for (const hash of ['../../etc/passwd', 'AB'.repeat(32), '']) expect(takes({ hash })).toBe(false);
    expect(takes({ bytes: MAX_MEDIUM_BYTES })).toBe(true);
    for (const bytes of [0, -1, 1.5, MAX_MEDIUM_BYTES + 1, Number.NaN]) expect(takes({ bytes })).toBe(false);
  });
});

describe('a message is whole', () => {
  test.each([
    ['video', [film], '', true],
    ['video', [film, film], '', false],
    ['video', [voice], '', false],
    ['video', [], 'Words are no film', false],
    ['voice', [voice], '', true],
    ['voice', [film], '', false],
    ['photos', Array(MAX_PHOTOS).fill(photo), 'À la mer', true],
    ['photos', [photo, film], '', false],
    ['photos', [], '', false],
    ['text', [], 'À dimanche !', true],
    ['text', [], '', false],
    ['text', [photo], 'À dimanche !', false],
  ] as const)('%s', (kind, media, text, whole) => {
    expect(isWhole({ kind, media: [...media], text })).toBe(whole);
  });
});

describe('sending', () => {
  const send = MESSAGE_MUTATIONS['message.send'];
  const args = { id: A, contactId: B, kind: 'photos', media: [photo], text: '' };
  const takes = (changes: object) => v.safeParse(send, { ...args, ...changes }).success;

  test('takes twenty photos at once, and not one more', () => {
    expect(takes({ media: Array(MAX_PHOTOS).fill(photo) })).toBe(true);
    expect(takes({ media: Array(MAX_PHOTOS + 1).fill(photo) })).toBe(false);
  });

  test('says nothing of what only others can know', () => {
    for (const field of ['arrivedAt', 'seenAt', 'from', 'residentId', 'favourite'])
      expect(takes({ [field]: 1 })).toBe(false);
    expect(takes({ media: [{ ...photo, path: '/etc' }] })).toBe(false);
  });
});
