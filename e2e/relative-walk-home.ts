import { randomUUID } from 'node:crypto';
import type { Locator } from '@playwright/test';
import type { Pause } from '../src/protocol/pauses.ts';
import { type Call, USUAL_CALL, type Wish } from '../src/protocol/records.ts';
import type { DeviceRing } from '../src/protocol/rings.ts';
import type { Visit } from '../src/protocol/visits.ts';
import { type Marie, NAME, type Walk } from './maries.ts';
import { IN_APP } from './pretended-device.ts';
import type { Telling } from './told-house.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const now = Date.now();
const next = (minutes: number) => Math.ceil(now / (30 * MINUTE_MS)) * 30 * MINUTE_MS + minutes * MINUTE_MS;

/** Minutes of the day in Luxembourg, so far from now. */
function minute(hours: number): number {
  const clock = new Intl.DateTimeFormat('de', { timeZone: 'Europe/Luxembourg', timeStyle: 'short' });
  const [hour = 0] = clock.format(now).split(':').map(Number);
  return ((hour + hours + 24) % 24) * 60;
}

const ring = (changes: Partial<DeviceRing>): NonNullable<Telling['records']> => ({
  device: { ring: { push: 'on', confirmedAt: null, askedAt: null, shownAt: null, ...changes } },
});
const LONG_AGO = now - 100 * HOUR_MS;
const THERE = { online: true } as const;
/** Runs in the page. */
const isLoud = (meter: Element) => (meter as HTMLMeterElement).value > 0.1;
const nobody = { residentId: '', contactId: '' };

type State = { screen: string; telling: Telling; shows: (marie: Marie) => Locator };

const hours = { from: minute(3), until: minute(5) };
const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** Whether a ring would be in vain, and beside it whether this telephone would ring: each state of the one with one of the other. */
const STATES: State[] = [
  {
    screen: 'home, may only be called, it rings',
    telling: {
      presence: THERE,
      records: { ...ring({ confirmedAt: now }), contact: { mayCall: false } },
    },
    shows: ({ page, t }) => page.getByText(t('home.onlyCalled', NAME)),
  },
  {
    screen: 'home, tablet offline, ring not tried',
    telling: { presence: { online: false, since: now - HOUR_MS }, records: ring({}) },
    shows: ({ page, t }) => page.getByText(t('home.callOffline')),
  },
  {
    screen: 'home, in a call, device silent',
    telling: {
      presence: { ...THERE, inCall: true },
      records: ring({ confirmedAt: LONG_AGO, askedAt: LONG_AGO }),
    },
    shows: ({ page, t }) => page.getByText(t('home.inCall', NAME)),
  },
  {
    screen: 'home, asleep, ring gone',
    telling: {
      presence: THERE,
      records: {
        ...ring({ push: 'gone' }),
        loved: { quietHours: { from: minute(-1), until: minute(2) + 30 } },
      },
    },
    shows: ({ page, t }) => page.getByText(t('home.asleep', { ...NAME, time: clock(minute(2) + 30) })),
  },
  {
    screen: 'home, care, notifications refused',
    telling: {
      presence: THERE,
      records: { ...ring({ push: 'denied' }), loved: { notNowUntil: now + HOUR_MS } },
    },
    shows: ({ page, t }) => page.getByText(t('home.notNow')),
  },
  {
    screen: 'home, outside the hours, no push here',
    telling: {
      presence: THERE,
      records: { ...ring({ push: 'unsupported' }), loved: { callingHours: hours } },
    },
    shows: ({ page, t }) =>
      page.getByText(t('home.callHours', { from: clock(hours.from), until: clock(hours.until) })),
  },
  {
    screen: 'home, no calls any more, install first',
    telling: { presence: THERE, records: { ...ring({ push: 'install' }), loved: { callable: false } } },
    shows: ({ page, t }) => page.getByText(t('home.noCalls', { facility: 'Les Tilleuls' })),
  },
  {
    screen: 'home, a wish and a missed call, push service slow',
    telling: {
      presence: THERE,
      records: { ...ring({ push: 'slow' }), wish: [wish()], call: [call({}), ...history()] },
    },
    shows: ({ page, t }) => page.getByText(t('wish.title', NAME)),
  },
  {
    screen: 'home, visits',
    telling: { presence: THERE, records: { ...ring({}), visit: visits(), call: 'none' } },
    shows: ({ page, t }) => page.getByText(t('visit.now')),
  },
];

export async function visitHome(walk: Walk): Promise<void> {
  const { everyone, look } = walk;
  await everyone(async (marie) => {
    await marie.be();
    await marie.page.reload();
    await marie.house.tell({ presence: THERE, records: ring({ push: 'none' }) });
  });
  await look('home', ({ page, t }) => page.getByText(t('home.online')));
  for (const { screen, telling, shows } of STATES) {
    await everyone(({ house }) => house.tell(telling));
    await look(screen, shows);
  }
  await visitVisits(walk);
  await visitRing(walk);
  await visitInstall(walk);
  await visitVoice(walk);
}

async function visitVisits({ everyone, look }: Walk): Promise<void> {
  await everyone(({ button, t }) => button(t('visit.propose')).tap());
  await look('a visit is proposed', ({ page, t }) => page.getByLabel(t('visit.day')));
  const mutations = '**/api/mutations';
  await everyone(async ({ page, button, t }) => {
    await page.route(mutations, (route) => {
      const { mutations: sent } = route.request().postDataJSON() as { mutations: { id: string }[] };
      const refused = { code: 'taken', retry: 'never', freeAt: next(24 * 60) };
      return route.fulfill({ json: { results: sent.map(({ id }) => ({ id, seq: null, refused })) } });
    });
    await button(t('visit.send')).tap();
  });
  await look('that time is taken', ({ page, t }) => page.getByText(t('visit.taken', { when: '' }).trim()));
  await everyone(({ page }) => page.unroute(mutations));
}

/** The ring on trial, and when one wants to be left alone. */
async function visitRing({ everyone, look }: Walk): Promise<void> {
  await everyone(async ({ page, house, button, r }) => {
    await page.route('**/api/ring/test', (route) => route.fulfill({ json: {} }));
    await house.tell({ presence: THERE, records: ring({}) });
    await button(r('ring.try')).tap();
  });
  await look('a ring on trial', ({ button, r }) => button(r('ring.heard')));
  await everyone(({ button, r }) => button(r('ring.nothing')).tap());
  await look('nothing was heard', ({ page, r }) => page.getByText(r('ring.silent-tips')));
  await everyone(async ({ page, button, r }) => {
    await page.unroute('**/api/ring/test');
    await page.route('**/api/ring/test', (route) => route.abort());
    await button(r('ring.try')).tap();
  });
  await look('no trial', ({ page, r }) => page.getByText(r('ring.no-trial')));

  const pauses: Pause[] = [{ days: [1, 2, 3, 4, 5], hours: { from: 540, until: 1020 }, why: 'work' }];
  await everyone(async ({ page, house, r }) => {
    await house.tell({ presence: THERE, records: { ...ring({}), contact: { pauses } } });
    await page.getByText(r('pause.title')).tap();
  });
  await look('pauses', ({ button, r }) => button(r('pause.remove')));
  await everyone(({ button, r }) => button(r('pause.save')).tap());
  await look('pauses, kept', ({ page, r }) => page.getByText(r('pause.saved')));
}

/** How the page comes to the home screen, where it is not an iPhone's. */
async function visitInstall({ everyone, look }: Walk): Promise<void> {
  await everyone(async ({ page, r }) => {
    await page.reload();
    await page.getByText(r('install.optional')).tap();
  });
  await look('home screen, by the menu', ({ page, r }) => page.getByText(r('install.menu-open')));
  await everyone(({ page }) => page.evaluate(() => dispatchEvent(new Event('beforeinstallprompt'))));
  await look('home screen, asked by the browser', ({ button, r }) => button(r('install.go')));
  await everyone(async (marie) => {
    await marie.be({ userAgent: IN_APP });
    await marie.page.reload();
  });
  await look('inside another app', ({ page, r }) => page.getByText(r('install.elsewhere')));
  await everyone(async (marie) => {
    await marie.be({ hasNoPush: true });
    await marie.page.reload();
  });
  await look('a browser without push', ({ page, r }) => page.getByText(r('install.nothing')));
}

/** One's own voice on the tablet. */
async function visitVoice({ everyone, look }: Walk): Promise<void> {
  await everyone(async (marie) => {
    await marie.be({ asked: 'denied' });
    await marie.button(marie.t('voice.record')).tap();
  });
  await look('own voice, microphone refused', ({ page, t }) => page.getByText(t('voice.denied')));
  await everyone(async (marie) => {
    await marie.be();
    await marie.button(marie.t('voice.record')).tap();
  });
  await look('own voice, recording', ({ button, t }) =>
    button(t('voice.finish')).or(button(t('voice.keep'))),
  );
  await everyone(async ({ page, button, t }) => {
    const finish = button(t('voice.finish'));
    const level = page.getByRole('meter');
    // Who has said nothing yet is not done; and eight seconds may have passed meanwhile.
    const hasSpoken = () => level.evaluate(isLoud, null, { timeout: 500 }).catch(() => true);
    while ((await finish.isVisible()) && !(await hasSpoken()));
    if (await finish.isVisible()) await finish.tap();
  });
  await look('own voice, recorded', ({ button, t }) => button(t('voice.keep')));
  await everyone(({ button, t }) => button(t('voice.keep')).tap());
  await look('own voice, kept', ({ page, t }) => page.getByText(t('voice.kept')));
}

function wish(): Wish {
  return { ...nobody, createdAt: now - HOUR_MS, doneAt: null };
}

function call(changes: Partial<Call>): Call {
  return {
    ...USUAL_CALL,
    ...nobody,
    caller: 'tablet',
    state: 'ended',
    outcome: 'missed',
    startedAt: now - HOUR_MS,
    ringingAt: null,
    answeredAt: null,
    connectedAt: null,
    endedAt: now - HOUR_MS,
    ...changes,
  };
}

/** One line of each sort. */
function history(): Call[] {
  const past = (days: number, changes: Partial<Call>) => {
    const startedAt = now - days * 24 * HOUR_MS;
    return call({ startedAt, endedAt: startedAt + 12 * MINUTE_MS, ...changes });
  };
  const spoke = (days: number) => ({ outcome: 'completed' as const, connectedAt: now - days * 24 * HOUR_MS });
  return [
    past(1, { ...spoke(1), answeredBy: 'itself' }),
    past(2, { caller: 'relative', outcome: 'missed' }),
    past(3, { outcome: 'declined' }),
    past(4, { caller: 'relative', outcome: 'declined' }),
    past(5, { caller: 'relative', outcome: 'cancelled' }),
    past(6, { caller: 'relative', outcome: 'busy' }),
    past(7, { outcome: 'failed' }),
  ];
}

/** One in each state; the first is on. */
function visits(): Visit[] {
  const visit = (startsAt: number, changes: Partial<Visit>): Visit => ({
    ...nobody,
    startsAt,
    lengthMinutes: 30,
    proposedBy: 'relative',
    proposerId: randomUUID(),
    proposedAt: now - HOUR_MS,
    state: 'agreed',
    agreedAt: now - HOUR_MS,
    answered: null,
    revision: 0,
    ...changes,
  });
  return [
    visit(now - MINUTE_MS, {}),
    visit(next(120), { state: 'proposed', proposedBy: 'staff' }),
    visit(next(240), { state: 'proposed' }),
    visit(next(360), { state: 'declined' }),
    visit(next(480), { state: 'cancelled' }),
  ];
}
