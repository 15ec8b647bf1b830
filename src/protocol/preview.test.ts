import * as v from 'valibot';
import { expect, test } from 'vitest';
import { PreviewReady, PreviewScene } from './preview.ts';
import { USUAL_CONTACT } from './records.ts';

const A = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const B = '5f0e1b52-7a0c-4df5-8d2a-3c1de0a9b422';
const contact = {
  ...USUAL_CONTACT,
  residentId: A,
  name: 'Marie',
  relation: '',
  callsResident: '',
  photo: null,
  position: 1,
};
const scene = {
  type: 'preview.scene',
  now: 1_700_000_000_000,
  residentId: A,
  records: [{ kind: 'contact', id: B, seq: 0, body: contact }],
  photos: { ['f'.repeat(64)]: 'blob:http://localhost/1' },
};

test('a scene goes through the schema as it is', () => {
  expect(v.parse(PreviewScene, scene)).toEqual(scene);
  expect(v.is(PreviewReady, { type: 'preview.ready' })).toBe(true);
});

test('a form that is not filled in yet makes no scene: the last one stays', () => {
  const nameless = {
    ...scene,
    records: [{ kind: 'contact', id: B, seq: 0, body: { ...contact, name: '' } }],
  };
  expect(v.is(PreviewScene, nameless)).toBe(false);
});

test('other messages between pages are none', () => {
  expect(v.is(PreviewScene, { type: 'SKIP_WAITING' })).toBe(false);
  expect(v.is(PreviewReady, scene)).toBe(false);
});
