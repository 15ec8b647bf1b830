import type { Browser } from '@playwright/test';
import { expect } from './cast.ts';
import { type Marie, NAME, type Walk } from './maries.ts';
import { otherEnd } from './other-end.ts';
import type { ToldHouse } from './told-house.ts';

type CallSaid = Parameters<ToldHouse['sayCall']>[0];

const ended = { state: 'ended', endedAt: Date.now() } as const;
const OURS = { caller: 'relative' } as const;
const THEIRS = { caller: 'tablet' } as const;

/** The card about a call that is over, by how it ended. */
const OVER: { screen: string; says: string; call: CallSaid }[] = [
  { screen: 'over, no answer', says: 'over.missed', call: { ...ended, ...OURS, outcome: 'missed' } },
  { screen: 'over, declined', says: 'over.declined', call: { ...ended, ...OURS, outcome: 'declined' } },
  { screen: 'over, busy', says: 'over.busy', call: { ...ended, ...OURS, outcome: 'busy' } },
  { screen: 'over, tablet offline', says: 'over.offline', call: { ...ended, ...OURS, outcome: 'offline' } },
  { screen: 'over, failed', says: 'over.failed', call: { ...ended, ...OURS, outcome: 'failed' } },
  { screen: 'over, taken back', says: 'over.cancelled', call: { ...ended, ...OURS, outcome: 'cancelled' } },
  {
    screen: 'over, by the house',
    says: 'over.house',
    call: { ...ended, ...OURS, outcome: 'completed', endedBy: 'house' },
  },
  {
    screen: 'over, spoke',
    says: 'over.completed',
    call: { ...ended, ...OURS, outcome: 'completed', connectedAt: Date.now() - 20 * 60_000 },
  },
];

/** Every screen of a call, from either side. */
export async function visitCalls(walk: Walk, browser: Browser): Promise<void> {
  const { everyone, look } = walk;
  await everyone(async (marie) => {
    await marie.be({ isSilent: true });
    await marie.page.reload();
    await marie.house.tell({ presence: { online: true } });
    await expect(marie.page.getByText(marie.t('home.online'))).toBeVisible();
    marie.house.sayCall({ ...THEIRS, state: 'looking' });
  });
  await look('incoming, silent', ({ page, t }) => page.getByText(t('ring.silent')));
  await everyone(async ({ house }) => house.sayCall({ ...THEIRS, ...ended, outcome: 'missed' }));
  await look('over, missed here', ({ page, t }) => page.getByText(t('recent.missedByYou', NAME)));
  await everyone(async (marie) => {
    await marie.be();
    await marie.page.reload();
    await marie.house.tell({ presence: { online: true } });
    await expect(marie.page.getByText(marie.t('home.online'))).toBeVisible();
    marie.house.sayCall({ ...THEIRS, state: 'looking' });
  });
  await look('incoming', ({ button, t }) => button(t('ring.answer')));
  await everyone(({ button, t }) => button(t('ring.decline')).tap());

  await everyone(callOut);
  await look('looking', ({ page, t }) => page.getByText(t('call.looking', NAME)));
  await everyone(async ({ house }) => house.sayCall({ ...OURS, state: 'ringing' }));
  await look('ringing there', ({ page, t }) => page.getByText(t('call.ringing', NAME)));
  await everyone(async ({ house }) => house.sayCall({ ...OURS, state: 'connecting' }));
  await look('connecting', ({ page, t }) => page.getByText(t('call.connecting')));
  for (const { screen, says, call } of OVER) {
    await everyone(async ({ house }) => house.sayCall(call));
    await look(screen, ({ page, t }) => page.getByText(t(says, NAME), { exact: true }));
    await everyone(({ button, t }) => button(t('over.again')).tap());
  }
  await everyone(async ({ house, button, t }) => {
    await expect(button(t('call.cancel'))).toBeVisible();
    const spoke = { ...ended, ...OURS, outcome: 'completed', answeredBy: 'itself' } as const;
    await house.tell({ presence: { online: true }, records: { call: [house.callOf(spoke)] } });
    house.sayCall(spoke);
  });
  await look('over, the tablet had answered itself', ({ page, t }) => page.getByText(t('over.itself')));
  await everyone(({ button, t }) => button(t('over.back')).tap());
  await visitTalks(walk, browser);
}

async function callOut({ page, t, button }: Marie): Promise<void> {
  // Its name goes on with what is to be known before calling.
  await page.getByRole('button', { name: t('home.call', NAME) }).tap();
  await expect(button(t('call.cancel'))).toBeVisible();
}

/** Each with somebody of their own, one after the other: five at once would starve each other while they begin. */
async function visitTalks({ world, maries, look, everyone }: Walk, browser: Browser): Promise<void> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const tablets = await Promise.all(maries.map(() => otherEnd(context, world.url)));
  await everyone(callOut);
  for (const [index, { page, house }] of maries.entries()) {
    await tablets[index]?.answer(house);
    await expect(page.locator('.in-call--picture')).toBeVisible();
  }
  await look('in a call', ({ button, t }) => button(t('call.hangUp')));
  await Promise.all(tablets.map(({ vanish }) => vanish()));
  await look('reconnecting', ({ page, t }) => page.getByText(t('call.reconnecting')));
  await everyone(async ({ house, button, t }) => {
    await button(t('call.hangUp')).tap();
    await button(t('over.back')).tap();
    house.onCall(() => undefined);
  });
  await context.close();
}
