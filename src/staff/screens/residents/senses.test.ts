import { expect, it } from 'vitest';
import { USUAL_RESIDENT } from '../../../protocol/records.ts';
import { HOLDS_MS, hasOwnSenses, withCurrent } from './senses.ts';

it('never changes a value by offering others', () => {
  expect(withCurrent(HOLDS_MS, 600)).toBe(HOLDS_MS);
  expect(withCurrent(HOLDS_MS, 450)).toEqual([0, 300, 450, 600, 1000]);
});

it('unfolds what was set for this person', () => {
  expect(hasOwnSenses(USUAL_RESIDENT)).toBe(false);
  expect(hasOwnSenses({ ...USUAL_RESIDENT, textFactor: 1.5 })).toBe(true);
  expect(hasOwnSenses({ ...USUAL_RESIDENT, ringFloor: 5 })).toBe(true);
});
