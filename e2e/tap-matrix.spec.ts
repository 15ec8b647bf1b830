import { test as base, expect, expectReady, face } from './cast.ts';
import { type Aim, boxOf, GESTURES, type Gesture, type Hand, handOn, middle, type Spot } from './fingers.ts';
import { type Person, relative, resident, staff } from './people.ts';
import { setResident } from './screens/setting.ts';
import { startWorld, type World } from './world.ts';

type Table = { world: World; anne: Person; marie: Person; hand: Hand; startsSent: string[] };

/** One house for the whole table: a gesture is short, a house is not. */
const test = base.extend<object, { table: Table }>({
  table: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern
    async ({}, use) => {
      const world = await startWorld();
      const [anne, marie] = await Promise.all([resident(), relative()]);
      const startsSent = callsStartedBy(anne);
      await anne.page.goto(world.link('Tablet (Anne'));
      await marie.page.goto(world.link('Relative (Marie'));
      await expectReady(marie);
      await use({ world, anne, marie, hand: await handOn(anne.page), startsSent });
      await Promise.all([anne.leave(), marie.leave()]);
      await world.close();
    },
    { scope: 'worker' },
  ],
});

/** The contacts whom this tablet has rung, as it told the server. */
function callsStartedBy({ page }: Person): string[] {
  const contacts: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const message = JSON.parse(payload.toString());
      if (message.type === 'call.start') contacts.push(message.contactId);
    }),
  );
  return contacts;
}

const named = (person: Person, name: string) => person.page.getByRole('button', { name, exact: true });
const calling = (person: Person, name: string) =>
  person.page.getByText(new RegExp(`(Nous allons appeler|Nous cherchons|Ça sonne chez) ${name}`));

/** Touches rest for a moment after a change of screen; whoever acts again waits for that, as people do. */
const expectShieldGone = ({ page }: Person) => expect(page.locator('.press-shield')).toBeHidden();

/** What would have happened has happened: the gesture's events are through and the page is drawn. */
const settle = ({ page }: Person) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

declare global {
  interface Window {
    moienTouched?: string;
  }
}

/** From now on the page knows what the last finger came down on, by its class. */
const noteWhatIsTouched = ({ page }: Person) =>
  page.evaluate(() =>
    addEventListener(
      'pointerdown',
      ({ target }) => {
        window.moienTouched = (target as Element).className;
      },
      { capture: true },
    ),
  );

async function aimAt(table: Table, name: string | RegExp, otherName?: string): Promise<Aim> {
  const { page } = table.anne;
  const button = page.getByRole('button', { name });
  const other = otherName
    ? middle(await boxOf(page.getByRole('button', { name: otherName })))
    : nowhere(page);
  return { page, hand: table.hand, button, box: await boxOf(button), other, nowhere: nowhere(page) };
}

/** Under the clock, or on the stage beside the picture. */
const nowhere = (page: Person['page']): Spot => ({ x: 40, y: (page.viewportSize()?.height ?? 0) / 2 });

/** Back to the faces from wherever a gesture has led, by keys: no touch is left over. */
async function goHome(person: Person) {
  const wayOut = person.page.getByRole('button', { name: /^(Arrêter|Raccrocher|Pas maintenant|OK)$/ });
  await expect(async () => {
    if ((await wayOut.count()) > 0) await wayOut.first().press('Enter', { timeout: 1_000 });
    await expect(face(person, 'Marie')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectShieldGone(person);
}

async function startCalling(table: Table) {
  await face(table.anne, 'Marie').press('Enter');
  await expect(named(table.anne, 'Arrêter')).toBeVisible();
  await expectShieldGone(table.anne);
}

async function beCalled({ anne, marie }: Table) {
  const call = marie.page.getByRole('button', { name: /^Appeler Maman/ });
  const back = marie.page.getByRole('button', { name: 'Retour' });
  await expect(call.or(back)).toBeVisible();
  if (await back.isVisible()) await back.tap();
  await call.tap();
  await expect(named(anne, 'Répondre')).toBeVisible();
  await expectShieldGone(anne);
}

async function make(table: Table, gesture: Gesture, aim: Aim) {
  await gesture.make(aim);
  await settle(table.anne);
}

test.describe('on a face', () => {
  for (const gesture of GESTURES)
    test(`${gesture.title} ${gesture.presses ? 'calls her, once' : 'does nothing'}`, async ({ table }) => {
      const { anne } = table;
      await goHome(anne);
      await make(table, gesture, await aimAt(table, 'Appeler Marie', 'Appeler Jean'));
      if (gesture.presses) {
        await expect(calling(anne, 'Marie')).toBeVisible();
        await expectShieldGone(anne);
        // No second tap has stopped the call or called somebody else.
        await expect(calling(anne, 'Marie')).toBeVisible();
      }
      await expect(named(anne, 'Arrêter')).toHaveCount(gesture.presses ? 1 : 0);
      await expect(face(anne, 'Marie')).toHaveCount(gesture.presses ? 0 : 1);
    });
});

test.describe('on “stop”', () => {
  for (const gesture of GESTURES)
    test(`${gesture.title} ${gesture.presses ? 'stops' : 'lets it go on'}`, async ({ table }) => {
      const { anne } = table;
      await goHome(anne);
      await startCalling(table);
      await make(table, gesture, await aimAt(table, 'Arrêter'));
      await expect(named(anne, 'Arrêter')).toHaveCount(gesture.presses ? 0 : 1);
      await expectShieldGone(anne);
      // Neither has a second tap begun another call.
      await expect(calling(anne, 'Marie')).toHaveCount(gesture.presses ? 0 : 1);
    });
});

/** A call for each takes seconds: these differ most from what a browser does by itself. */
const TELLING = /1.5 s|25 px|90 px|another button$|double|palm rests elsewhere|second leaves first/;

test.describe('on “answer” and “hang up”', () => {
  for (const gesture of GESTURES.filter(({ title }) => TELLING.test(title)))
    test(`${gesture.title} ${gesture.presses ? 'answers, and hangs up' : 'does neither'}`, async ({
      table,
    }) => {
      const { anne } = table;
      await goHome(anne);
      await beCalled(table);
      await make(table, gesture, await aimAt(table, 'Répondre', 'Pas maintenant'));
      if (!gesture.presses) {
        await expect(named(anne, 'Répondre')).toBeVisible();
        await named(anne, 'Répondre').press('Enter');
      }
      await expect(named(anne, 'Raccrocher')).toBeVisible();
      await expectShieldGone(anne);
      await expect(named(anne, 'Raccrocher')).toBeVisible();

      await make(table, gesture, await aimAt(table, 'Raccrocher', 'Plus fort'));
      await expect(named(anne, 'Raccrocher')).toHaveCount(gesture.presses ? 0 : 1);
      await expectShieldGone(anne);
      await expect(anne.page.getByText(/Vous avez parlé avec Marie/)).toHaveCount(gesture.presses ? 1 : 0);
    });
});

test('five trembling taps ring one relative, one time', async ({ table }) => {
  const { anne, marie, startsSent } = table;
  await goHome(anne);
  const before = startsSent.length;
  const five = GESTURES.find(({ title }) => title.startsWith('five')) as Gesture;
  await five.make(await aimAt(table, 'Appeler Marie'));
  await expect(marie.page.getByRole('alertdialog', { name: 'Maman vous appelle' })).toBeVisible();
  await expect(anne.page.getByText('Ça sonne chez Marie…')).toBeVisible();
  expect(startsSent.slice(before)).toHaveLength(1);
});

test('the second tap of a double tap does not stop what the first one began', async ({ table }) => {
  const { anne, hand } = table;
  await goHome(anne);
  await startCalling(table);
  const stop = middle(await boxOf(named(anne, 'Arrêter')));
  await goHome(anne);
  const marie = middle(await boxOf(face(anne, 'Marie')));
  await noteWhatIsTouched(anne);
  await expect(async () => {
    await goHome(anne);
    await hand.tap(marie);
    await expect(named(anne, 'Arrêter')).toBeAttached();
    await hand.tap(stop);
    // A machine that took longer than a double tap does has shown nothing: once more.
    expect(await anne.page.evaluate(() => window.moienTouched)).toBe('press-shield');
  }).toPass();
  await expectShieldGone(anne);
  await expect(calling(anne, 'Marie')).toBeVisible();
  await hand.tap(stop);
  await expect(named(anne, 'Arrêter')).toHaveCount(0);
});

test('a hand that rests on the glass when a call comes in neither answers nor declines', async ({
  table,
}) => {
  const { anne, marie, hand } = table;
  for (const name of ['Répondre', 'Pas maintenant']) {
    await goHome(anne);
    await beCalled(table);
    const spot = middle(await boxOf(named(anne, name)));
    await goHome(anne);
    await hand.down(spot);
    await beCalled(table);
    await hand.up();
    await settle(anne);
    await expect(named(anne, 'Répondre')).toBeVisible();
    await expect(named(anne, 'Raccrocher')).toHaveCount(0);
    await expect(marie.page.getByText('Ça sonne chez Maman…')).toBeVisible();
  }
});

/** What counts when a finger must stay for 700 ms: the held ones, and whatever is no finger. */
const HELD = /1\.5 s|Enter|space bar|screen reader/;

test('hands that must stay: brushing calls nobody and shows what was missing, staying calls', async ({
  table,
}) => {
  const { world, anne, hand } = table;
  const claire = await staff();
  await claire.page.goto(world.link('Staff'));
  await expect(claire.page.getByRole('navigation').first()).toBeVisible();
  await goHome(anne);
  await setResident(claire.page, 'Anne', { holdMs: 700 });
  const marie = anne.page.getByRole('button', { name: 'Appeler Marie' });
  await expect(marie).toHaveAttribute('data-hold');

  for (const gesture of GESTURES) {
    await goHome(anne);
    await make(table, gesture, await aimAt(table, 'Appeler Marie', 'Appeler Jean'));
    const presses = gesture.presses && HELD.test(gesture.title);
    await expect(named(anne, 'Arrêter'), gesture.title).toHaveCount(presses ? 1 : 0);
  }

  await goHome(anne);
  await hand.tap(middle(await boxOf(marie)));
  await expect(marie).toHaveAttribute('data-hold-longer');
  await hand.down(middle(await boxOf(marie)));
  await expect(marie).not.toHaveAttribute('data-hold-longer');
  await hand.rest(300);
  const filled = await marie.evaluate((face) => getComputedStyle(face, '::after').transform);
  expect(Number(filled.split(',')[3])).toBeGreaterThan(0.2);
  await hand.rest(600);
  await hand.up();
  await expect(calling(anne, 'Marie')).toBeVisible();

  await setResident(claire.page, 'Anne', { holdMs: 0 });
  await claire.leave();
});
