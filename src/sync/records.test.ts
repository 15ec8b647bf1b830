import { expect, it } from 'vitest';
import { contactChange, contactGone, marie, testId } from '../data/records.fixture.ts';
import { applyChanges, noRecords } from './records.ts';

it('has a map for every kind from the start', () => {
  expect(noRecords().contact.size).toBe(0);
  expect(noRecords().loved.size).toBe(0);
});

it('puts what changed and takes out what was deleted', () => {
  const before = applyChanges(noRecords(), [contactChange(1, 1), contactChange(2, 2)]);
  const after = applyChanges(before, [contactChange(2, 3, { name: 'Anna' }), contactGone(1, 4)]);
  expect([...after.contact]).toEqual([[testId(2), { ...marie, name: 'Anna' }]]);
});

it('keeps the very map of a kind that did not change', () => {
  const before = applyChanges(noRecords(), [contactChange(1, 1)]);
  const after = applyChanges(before, [contactChange(1, 2, { name: 'Anna' })]);
  expect(after.contact).not.toBe(before.contact);
  expect(after.resident).toBe(before.resident);
  expect(before.contact.get(testId(1))).toEqual(marie);
});

it('is the very same without a change', () => {
  const before = applyChanges(noRecords(), [contactChange(1, 1)]);
  expect(applyChanges(before, [])).toBe(before);
});
