import { expect, it } from 'vitest';
import type { Mutation } from '../protocol/mutations.ts';
import { unseenBase } from './unseen-base.ts';

const MARIE = '00000000-0000-4000-8000-000000000001';
const JEAN = '00000000-0000-4000-8000-000000000002';

const ahead = (change: Pick<Mutation, 'name' | 'args'>, base?: number) =>
  ({ id: JEAN, at: 0, client: JEAN, base, ...change }) as Mutation;
const place = (id: string, position: number) => ({ name: 'contact.place', args: { id, position } }) as const;
const rename = (id: string, name: string) =>
  ({ name: 'contact.update', args: { id, set: { name } } }) as const;
const move = (id: string, position: number) =>
  ({ name: 'contact.update', args: { id, set: { position } } }) as const;

it('is what the screen shows when nothing lies over it', () => {
  expect(unseenBase(move(MARIE, 3), 12, [])).toBe(12);
});

it('goes back to when the same field was changed first, for that change hides what came since', () => {
  const own = [ahead(move(MARIE, 1), 10), ahead(place(MARIE, 2), 11)];
  expect(unseenBase(move(MARIE, 3), 12, own)).toBe(10);
});

it('leaves other fields and other records alone', () => {
  const own = [ahead(rename(MARIE, 'Marie'), 10), ahead(move(JEAN, 1), 9)];
  expect(unseenBase(move(MARIE, 3), 12, own)).toBe(12);
});

it('takes a conflict that is restored for a change of anything', () => {
  const restore = { name: 'conflict.restore', args: { id: JEAN } } as const;
  expect(unseenBase(move(MARIE, 3), 12, [ahead(restore, 8)])).toBe(8);
  expect(unseenBase(restore, 12, [ahead(rename(MARIE, 'Marie'), 7)])).toBe(7);
});

it('never says that more was seen than the records have', () => {
  expect(unseenBase(move(MARIE, 3), 12, [ahead(move(MARIE, 1), 15), ahead(move(MARIE, 1))])).toBe(12);
});
