import { expect, test } from 'vitest';
import type { Channel } from '../../../protocol/channels.ts';
import { applyChanges, noRecords } from '../../../sync/records.ts';
import { plays, tilesOf } from './channels.ts';

const HOUSE = '00000000-0000-4000-8000-000000000001';
const id = (n: number) => `00000000-0000-4000-8000-0000000000${n}`;
const found = (what: NonNullable<Channel['found']>['what']) => ({
  at: 1,
  what,
  opens: 'https://rtl.example/',
});

function recordsWith(channels: readonly Partial<Channel>[]) {
  const base: Channel = {
    name: 'RTL',
    icon: 'television',
    link: 'https://rtl.example',
    position: 1,
    found: found('page'),
  };
  const records = applyChanges(
    noRecords(),
    channels.map((channel, n) => ({
      kind: 'channel',
      id: id(n + 10),
      seq: n,
      body: { ...base, ...channel },
    })),
  );
  return { ...records, facility: new Map([[HOUSE, {} as never]]) };
}

test('what the house pinned stands in its order, by name where two have one place', () => {
  const tiles = tilesOf(recordsWith([{ name: 'b', position: 2 }, { name: 'a' }, { name: 'c', position: 2 }]));
  expect(tiles.map(({ label }) => label)).toEqual(['a', 'b', 'c']);
  expect(tiles[0]).toMatchObject({ path: `/channel/${HOUSE}/${id(11)}`, what: 'page' });
});

test('what cannot be shown, or has not been looked at, is not there', () => {
  const whats = ['refuses', 'unreachable', 'insecure', 'private', 'unplayable'] as const;
  expect(tilesOf(recordsWith([{ found: null }, ...whats.map((what) => ({ found: found(what) }))]))).toEqual(
    [],
  );
});

test('a playlist needs a browser that plays playlists', () => {
  const can = { canPlayType: () => 'maybe' as const };
  const cannot = { canPlayType: () => '' as const };
  expect([
    plays({ what: 'hls' }, can),
    plays({ what: 'hls' }, cannot),
    plays({ what: 'film' }, cannot),
  ]).toEqual([true, false, true]);
});
