import { test as base, expect } from '@playwright/test';
import { type Person, relative, resident, staff } from './people.ts';
import { startWorld, type World } from './world.ts';

/** The people of the demo, each at their own device with the page open; whoever a test names comes to it. */
type Cast = {
  /** A demo server of this test's own. */
  world: World;
  /** Anne Weber at her tablet: French. */
  anne: Person;
  /** Jos Schmit at his tablet: Luxembourgish. */
  jos: Person;
  /** Her daughter with her phone. */
  marie: Person;
  /** Her son with his. */
  jean: Person;
  /** The carer at the console. */
  claire: Person;
};

async function come(person: Promise<Person>, link: string, use: (person: Person) => Promise<void>) {
  const here = await person;
  await here.page.goto(link);
  await use(here);
  await here.leave();
}

export const test = base.extend<Cast>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern
  world: async ({}, use) => {
    const world = await startWorld();
    await use(world);
    await world.close();
  },
  anne: ({ world }, use) => come(resident(), world.link('Tablet (Anne'), use),
  jos: ({ world }, use) => come(resident({ name: 'jos' }), world.link('Tablet (Jos'), use),
  marie: ({ world }, use) => come(relative(), world.link('Relative (Marie'), use),
  jean: ({ world }, use) => come(relative({ name: 'jean' }), world.link('Relative (Jean'), use),
  claire: ({ world }, use) =>
    come(staff(), world.link('Staff'), async (claire) => {
      // The link signs in after the page has loaded: whoever asks the server before that is nobody.
      await expect(claire.page.getByRole('navigation').first()).toBeVisible();
      await use(claire);
    }),
});

/** The face of a contact on the tablet. */
export const face = (person: Person, name: string) =>
  person.page.getByRole('button', { name: `Appeler ${name}` });

/** Waits until the relative's page is up and could be rung. */
export async function expectReady(person: Person): Promise<void> {
  await expect(person.page.getByText('Tablette en ligne')).toBeVisible();
}

/** Anne taps Marie's face, Marie answers: both are in the call. */
export async function talk(anne: Person, marie: Person): Promise<void> {
  await expectReady(marie);
  await face(anne, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expect(anne.page.getByRole('button', { name: 'Raccrocher' })).toBeVisible();
}

export { expect };
