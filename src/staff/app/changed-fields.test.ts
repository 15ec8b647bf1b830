import { expect, it } from 'vitest';
import { changedFields } from './changed-fields.ts';

it('sends only what somebody changed', () => {
  const before = { room: '12', photo: null as string | null, hours: { from: 0, until: 1440 } };
  expect(changedFields(before, { ...before, hours: { from: 0, until: 1440 } })).toEqual({});
  expect(changedFields(before, { ...before, photo: 'abc' })).toEqual({ photo: 'abc' });
});
