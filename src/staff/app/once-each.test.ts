import { expect, it } from 'vitest';
import { onceEach } from './once-each.ts';

it('asks once for each map, and again for the next', () => {
  let asked = 0;
  const size = onceEach((map: ReadonlyMap<string, number>) => {
    asked += 1;
    return map.size;
  });
  const one = new Map([['a', 1]]);
  expect([size(one), size(one), size(new Map())]).toEqual([1, 1, 0]);
  expect(asked).toBe(2);
});
