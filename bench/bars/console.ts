import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { type Person, staff } from '../../e2e/people.ts';
import { applyMutation } from '../../src/server/domain/apply.ts';
import { pull } from '../../src/server/store/pull.ts';
import type { Bar } from '../bench.ts';
import { type LargeHouse, openLargeHouse } from '../large-house.ts';
import type { Row } from '../results/row.ts';

const RESIDENTS = 200;
const SMALL = 2;
const EDITS = 50;
/** The desk of a ward: four times slower than this machine. */
const SLOWER = 4;
const LAST = 'Weber-199';

/** The console of a large house: from this browser alone, its search, and what one edit costs everybody else. */
export const CONSOLE: Bar = {
  id: 'console',
  title: `the console of ${RESIDENTS} residents, CPU slowed ${SLOWER} times`,
  async run({ runs }) {
    const large = await openLargeHouse(RESIDENTS);
    const small = await openLargeHouse(SMALL);
    const edits = await editRows(large, small).finally(small.close);
    const nurse = await staff({ name: 'bench-nurse' });
    try {
      await nurse.page.goto(large.signIn);
      await nurse.page.getByText('Synchronisé').waitFor();
      await nurse.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await large.close();
      return [...(await openingRows(nurse, `${large.url}/staff/`, runs)), ...edits];
    } finally {
      await nurse.leave();
    }
  },
};

const rowOf = (measure: string, values: number[], goal: Row['goal'], unit = 'ms'): Row => ({
  bar: 'console',
  measure,
  unit,
  ours: { name: 'Moien', values },
  peers: [],
  goal,
});

async function openingRows({ page, context }: Person, address: string, runs: number): Promise<Row[]> {
  await noteLastRow(context);
  const cpu = await context.newCDPSession(page);
  await cpu.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const opened: number[] = [];
  const found: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    await page.goto(address, { waitUntil: 'commit' });
    const rows = await lastRowAt(page);
    const search = await page.getByRole('searchbox').evaluate(async (field) => {
      const input = field as HTMLInputElement;
      const start = performance.now();
      input.value = 'weber-17';
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - start;
    });
    if (run === 0) continue;
    opened.push(rows);
    found.push(search);
  }
  return [
    rowOf('console opened without network, all rows there', opened, { most: 1_000 }),
    rowOf('console: search typed → list drawn', found, { most: 100 }),
  ];
}

/** Noted by the page itself: to ask it for a link by its name, again and again, costs more than to draw them all. */
async function noteLastRow(context: BrowserContext): Promise<void> {
  await context.addInitScript((last) => {
    const watch = new MutationObserver(() => {
      if (!document.body?.textContent?.includes(last)) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark('bench:last-row')));
    });
    watch.observe(document, { childList: true, subtree: true });
  }, LAST);
}

/** ms since the page was asked for. */
async function lastRowAt(page: Page): Promise<number> {
  const found = await page.waitForFunction(
    () => performance.getEntriesByName('bench:last-row')[0]?.startTime,
    null,
    { polling: 100 },
  );
  return (await found.jsonValue()) ?? Number.NaN;
}

async function editRows(large: LargeHouse, small: LargeHouse): Promise<Row[]> {
  const [inLarge, inSmall] = [await editTimes(large), await editTimes(small)];
  const { own, others } = await bytesOfOneEdit(large);
  const edit = rowOf('console: one edit at the server', inLarge, null);
  return [
    { ...edit, peers: [{ name: `a house of ${SMALL}`, values: inSmall }] },
    rowOf('console: what one edit costs its own tablet', [own], null, 'bytes'),
    rowOf('console: what one edit costs each other tablet', [others], null, 'bytes'),
  ];
}

function staffOf({ facilityId, staffId }: LargeHouse) {
  return { kind: 'staff', facilityId, staffId, role: 'admin', sessionId: 'bench', expiresAt: null } as const;
}

async function edit(house: LargeHouse, room: string): Promise<void> {
  const id = house.residentIds[0] ?? '';
  const args = { id, set: { room } };
  const mutation = { id: randomUUID(), at: Date.now(), name: 'resident.update' as const, args, base: 0 };
  const { refused } = await applyMutation(house.server.store, staffOf(house), mutation);
  if (refused) throw new Error(`The edit was refused: ${refused.code}`);
}

async function editTimes(house: LargeHouse): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < EDITS; n += 1) {
    const start = performance.now();
    await edit(house, `a${n}`);
    times.push(performance.now() - start);
  }
  return times;
}

async function bytesOfOneEdit(house: LargeHouse): Promise<{ own: number; others: number }> {
  const { db } = house.server.store;
  const tablet = (n: number) => ({
    kind: 'tablet' as const,
    facilityId: house.facilityId,
    tabletId: house.tabletIds[n] ?? '',
    residentId: house.residentIds[n] ?? '',
  });
  const before = [
    await pull(db, tablet(0), { since: 0, scope: null }),
    await pull(db, tablet(1), { since: 0, scope: null }),
  ];
  await edit(house, 'after');
  const sizes: number[] = [];
  for (const [n, { seq, scope }] of before.entries())
    sizes.push(Buffer.byteLength(JSON.stringify(await pull(db, tablet(n), { since: seq, scope }))));
  const [own = 0, others = 0] = sizes;
  return { own, others };
}
