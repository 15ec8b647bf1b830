import { expect, it } from 'vitest';
import type { TabletKey } from './keyring.ts';
import { testId } from './records.fixture.ts';
import { openSpareKey } from './spare-key.ts';

const key: TabletKey = {
  kind: 'tablet',
  credential: 's'.repeat(43),
  tabletId: testId(1),
  facilityId: testId(2),
};

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

it('is read as it was kept, until it is forgotten', () => {
  const place = storage();
  const spare = openSpareKey(() => place);
  expect(spare.read()).toBeNull();
  spare.keep(key);
  expect(openSpareKey(() => place).read()).toEqual(key);
  spare.forget();
  expect(spare.read()).toBeNull();
});

it('is none when something else was written there', () => {
  const place = storage();
  for (const text of ['{', '"a word"', '{"kind":"tablet"}']) {
    place.setItem('moien-tablet-key', text);
    expect(openSpareKey(() => place).read()).toBeNull();
  }
});

it('is none in a browser that keeps nothing, without a fault', () => {
  const spare = openSpareKey(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  spare.keep(key);
  spare.forget();
  expect(spare.read()).toBeNull();
});
