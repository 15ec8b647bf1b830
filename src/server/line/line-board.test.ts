import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '../../protocol/primitives.ts';
import type { Share, Telemetry } from '../../protocol/sharing.ts';
import { createFakeTime, settle } from '../live/testing/fake-time.ts';
import { createTestLog } from '../live/testing/house.ts';
import { createLineBoard, type LineBoard } from './line-board.ts';
import { createLineFacts } from './line-facts.ts';
import type { FacilityLines, Page, Talk } from './line-ports.ts';

const HOUSE = randomUUID();
const BOX = '198.51.100.7';
const ELSEWHERE = '203.0.113.20';

type TestPage = Page & { shares: ({ at: number; callId: Id } & Share)[]; busy: boolean[] };
type TestTalk = Talk & { tablet: TestPage; relative: TestPage };

let time: ReturnType<typeof createFakeTime>;
let board: LineBoard;
let pages: TestPage[];
let counted: { line: string; bytes: number }[];
let facts: FacilityLines;

function open(): void {
  board = createLineBoard({
    facts: createLineFacts({ facilityLines: async () => facts }),
    meter: { add: (_, line, bytes) => void counted.push({ line, bytes }) },
    tabletsOf: () => pages.filter(({ principal }) => principal.kind === 'tablet'),
    now: time.now,
    timers: time.timers(),
    log: createTestLog(),
  });
}

beforeEach(() => {
  time = createFakeTime();
  pages = [];
  counted = [];
  facts = { timeZone: 'Europe/Luxembourg', lines: [], lineOf: new Map() };
  open();
});

function page(kind: 'tablet' | 'relative', address: string): TestPage {
  const [id, facilityId, residentId, contactId] = [randomUUID(), HOUSE, randomUUID(), randomUUID()];
  const principal =
    kind === 'tablet'
      ? ({ kind, facilityId, tabletId: randomUUID(), residentId } as const)
      : ({ kind, facilityId, deviceId: randomUUID(), contactId, residentId } as const);
  const [shares, busy]: [TestPage['shares'], boolean[]] = [[], []];
  const one: TestPage = {
    ...{ id, principal, address, shares, busy },
    send(message) {
      if (message.type === 'line.busy') busy.push(message.busy);
      else
        shares.push({ at: time.now(), callId: message.callId, bits: message.bits, picture: message.picture });
    },
  };
  pages.push(one);
  return one;
}

const talk = (address = BOX, other = ELSEWHERE): TestTalk => ({
  callId: randomUUID(),
  since: time.now(),
  tablet: page('tablet', address),
  relative: page('relative', other),
});
const many = (count: number) => Array.from({ length: count }, () => talk());
const last = ({ shares }: TestPage) => {
  const { bits, picture } = shares.at(-1) ?? {};
  return { bits, picture };
};

/** The line was full for a moment, and everybody came down to this. */
async function fill(talks: TestTalk[], up: number): Promise<void> {
  await report(talks, 2, { up: up * 2, sent: up });
  await report(talks, 2, { up, sent: up });
}

const USUAL: Telemetry = {
  up: 550_000,
  sent: 100_000,
  received: 100_000,
  loss: 0,
  roundTripMs: 90,
  relayed: false,
  picture: 'moving',
};
function tell(one: TestPage, callId: Id, change: Partial<Telemetry> = {}): void {
  board.heard(HOUSE, one, { callId, telemetry: { ...USUAL, ...change } });
}
/** Everybody reports every two seconds for so long. */
async function report(talks: TestTalk[], seconds: number, change: Partial<Telemetry> = {}): Promise<void> {
  for (let s = 0; s < seconds; s += 2) {
    for (const { callId, tablet, relative } of talks) {
      tell(tablet, callId, change);
      tell(relative, callId, change);
    }
    await time.advance(2_000);
  }
}

describe('calls on one box', () => {
  test('a call alone may send what it likes, and both sides are told', async () => {
    const only = talk();
    board.talks(HOUSE, [only]);
    await settle();
    expect([last(only.tablet), last(only.relative)]).toEqual(Array(2).fill({ bits: null, picture: true }));
  });

  test('ten get equal shares of 0.7 of what it carries, both ways, once it was full', async () => {
    const ten = many(10);
    board.talks(HOUSE, ten);
    await fill(ten, 150_000);
    const share = { bits: 105_000, picture: true };
    for (const { tablet, relative } of ten) expect([last(tablet), last(relative)]).toEqual([share, share]);
  });

  test('when one begins the others make room at once, and when it ends they have it back within two seconds', async () => {
    const [a, b, c] = [talk(), talk(), talk()];
    board.talks(HOUSE, [a, b]);
    await fill([a, b], 400_000);
    await report([a, b], 6, { up: 400_000 });
    const before = last(a.tablet).bits ?? 0;
    board.talks(HOUSE, [a, b, c]);
    await settle();
    const three = last(a.tablet).bits ?? 0;
    expect(three).toBeLessThan(0.75 * before);
    expect(last(c.tablet).bits).toBe(three);
    board.talks(HOUSE, [a, b]);
    await time.advance(2_000);
    expect(last(a.tablet).bits).toBe(before);
    board.talks(HOUSE, [a]);
    await settle();
    expect(last(a.tablet)).toEqual({ bits: null, picture: true });
  });

  test('a new call that would break the others is sound with a still until there is room', async () => {
    const old = talk();
    board.talks(HOUSE, [old]);
    await report([old], 6, { up: 150_000, sent: 140_000 });
    const fresh = talk();
    board.talks(HOUSE, [old, fresh]);
    await settle();
    expect(last(fresh.tablet)).toEqual({ bits: 40_000, picture: false });
    expect(last(old.tablet)).toEqual({ bits: 65_000, picture: true });
    await report([old, fresh], 14, { up: 400_000, sent: 40_000 });
    expect(last(fresh.tablet).picture).toBe(true);
  });

  test('a line that gets thinner is told within two seconds; a better one only when it has held for six', async () => {
    const two = many(2);
    board.talks(HOUSE, two);
    await report(two, 10, { up: 500_000, sent: 200_000 });
    const changedAt = time.now();
    await report(two, 2, { up: 90_000, sent: 89_000 });
    const { at, bits } = two[0]?.tablet.shares.at(-1) ?? { at: 0, bits: 0 };
    expect(at - changedAt).toBeLessThanOrEqual(2_000);
    expect(bits).toBe(63_000);
    await report(two, 4, { up: 500_000, sent: 60_000 });
    expect(last(two[0]?.tablet as TestPage).bits).toBe(63_000);
    await report(two, 6, { up: 500_000, sent: 60_000 });
    expect(last(two[0]?.tablet as TestPage).bits).toBeGreaterThan(63_000);
  });

  test('nobody is told the same again and again', async () => {
    const ten = many(10);
    board.talks(HOUSE, ten);
    const little = { up: 500_000, sent: 30_000 };
    await fill(ten, 150_000);
    const before = ten.map(({ tablet }) => tablet.shares.length);
    for (let i = 0; i < 30; i += 1) board.talks(HOUSE, ten);
    await report(ten, 60, little);
    expect(ten.map(({ tablet }) => tablet.shares.length)).toEqual(before);
  });

  test('what comes oftener than once a second, or from somebody who is not in that call, is not heard', async () => {
    const [a, b] = [talk(), talk()];
    board.talks(HOUSE, [a, b]);
    await settle();
    for (let i = 0; i < 20; i += 1) tell(a.tablet, a.callId);
    tell(page('relative', ELSEWHERE), a.callId);
    tell(b.tablet, a.callId);
    tell(b.tablet, randomUUID());
    expect(counted).toHaveLength(1);
  });

  test('a page on a new socket is told again', async () => {
    const two = many(2) as [TestTalk, TestTalk];
    board.talks(HOUSE, two);
    await fill(two, 300_000);
    const { tablet } = two[0];
    const before = tablet.shares.length;
    board.arrived(tablet);
    await settle();
    expect(tablet.shares).toHaveLength(before + 1);
  });

  test('after a restart nobody is told anything before it is known, and then the same', async () => {
    const ten = many(10);
    board.talks(HOUSE, ten);
    await fill(ten, 150_000);
    const before = last(ten[0]?.tablet as TestPage);
    board.close();
    for (const { tablet, relative } of ten) for (const one of [tablet, relative]) one.shares.length = 0;
    open();
    board.talks(HOUSE, ten);
    await settle();
    expect(ten[0]?.tablet.shares).toEqual([]);
    await report(ten, 4, { up: 150_000, sent: 140_000 });
    expect(last(ten[0]?.tablet as TestPage)).toEqual(before);
    expect(ten[0]?.tablet.shares).toHaveLength(1);
  });
});

describe('which calls share a line', () => {
  test('those of other boxes do not', async () => {
    const [here, there] = [talk(BOX), talk('192.0.2.55')];
    board.talks(HOUSE, [here, there]);
    await report([here, there], 4);
    expect(last(here.tablet)).toEqual({ bits: null, picture: true });
    expect(board.now(HOUSE).map(({ line, calls }) => [line, calls])).toEqual([
      [`at ${BOX}`, 1],
      ['at 192.0.2.55', 1],
    ]);
  });

  test('those that staff put on one line do, wherever they come from', async () => {
    const [here, there] = [talk(BOX), talk('192.0.2.55')];
    const line = { name: 'Box', address: null, monthlyBudgetMb: null, uplinkKbps: null };
    const tabletIds = [here, there].flatMap(({ tablet: { principal } }) =>
      principal.kind === 'tablet' ? [principal.tabletId] : [],
    );
    facts = {
      ...facts,
      lines: [{ id: HOUSE, body: line }],
      lineOf: new Map(tabletIds.map((id) => [id, HOUSE])),
    };
    board.talks(HOUSE, [here, there]);
    await fill([here, there], 325_000);
    expect(last(here.tablet).bits).toBe(Math.round((0.7 * 650_000) / 2));
  });

  test('what staff say of a line holds until it is measured', async () => {
    const line = { name: 'Box', address: BOX, monthlyBudgetMb: null, uplinkKbps: 600 };
    facts = { ...facts, lines: [{ id: HOUSE, body: line }] };
    const two = many(2) as [TestTalk, TestTalk];
    board.talks(HOUSE, two);
    await settle();
    expect(last(two[0].tablet)).toEqual({ bits: 210_000, picture: true });
    expect(two[0].relative.shares).toEqual([]);
  });

  test('a call within the house takes nothing from the line, and uses none of its data', async () => {
    const [away, home] = [talk(), talk(BOX, BOX)];
    board.talks(HOUSE, [away, home]);
    for (let i = 0; i < 4; i += 1) {
      for (const one of [away.tablet, away.relative]) tell(one, away.callId);
      for (const one of [home.tablet, home.relative]) tell(one, home.callId, { roundTripMs: 4 });
      await time.advance(2_000);
    }
    expect(last(away.tablet)).toEqual({ bits: null, picture: true });
    expect(last(home.tablet)).toEqual({ bits: null, picture: true });
    const before = counted.length;
    tell(home.tablet, home.callId, { roundTripMs: 4 });
    expect(counted).toHaveLength(before);
  });
});

describe('the tablets of a line', () => {
  test('hear that somebody speaks, and that nobody does any more', async () => {
    const [idle, other] = [page('tablet', BOX), page('tablet', '192.0.2.55')];
    const one = talk();
    board.talks(HOUSE, [one]);
    await settle();
    expect([idle.busy, one.tablet.busy, other.busy]).toEqual([[true], [true], []]);
    board.talks(HOUSE, []);
    await settle();
    expect([idle.busy, one.tablet.busy, other.busy]).toEqual([[true, false], [true, false], []]);
  });

  test('hear it also when they come later', async () => {
    board.talks(HOUSE, [talk()]);
    await settle();
    const late = page('tablet', BOX);
    board.arrived(late);
    await settle();
    expect(late.busy).toEqual([true]);
  });
});

describe('what is counted', () => {
  test('is both ways of the tablet, in bytes, for as long as the report stands for', async () => {
    const one = talk();
    board.talks(HOUSE, [one]);
    await settle();
    tell(one.tablet, one.callId, { sent: 240_000, received: 160_000 });
    await time.advance(3_000);
    tell(one.tablet, one.callId, { sent: 240_000, received: 160_000 });
    await time.advance(60_000);
    tell(one.tablet, one.callId, { sent: 240_000, received: 160_000 });
    const line = `at ${BOX}`;
    expect(counted).toEqual([
      { line, bytes: 100_000 },
      { line, bytes: 150_000 },
      { line, bytes: 250_000 },
    ]);
  });

  test('is what the other side says where the tablet says nothing', async () => {
    const one = talk();
    board.talks(HOUSE, [one]);
    await settle();
    tell(one.relative, one.callId);
    tell(one.tablet, one.callId);
    await time.advance(2_000);
    tell(one.relative, one.callId);
    expect(counted).toHaveLength(2);
  });
});
