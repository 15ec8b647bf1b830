import { randomUUID } from 'node:crypto';
import { expect, expectReady, face, test } from './cast.ts';
import type { Person } from './people.ts';
import { expectToSee } from './senses.ts';

const ANNE = { colour: 'red', hertz: 440 } as const;

type Change = { kind: string; id: string; body: Record<string, unknown> | null };

/** Asks the server something as the person signed in at that page. */
const ask = (person: Person, path: string, body: unknown) =>
  person.page.evaluate(
    async ([to, asked]) => {
      const headers = { 'Content-Type': 'application/json', 'Moien-Protocol': '1' };
      const answer = await fetch(to as string, { method: 'POST', headers, body: JSON.stringify(asked) });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    [path, body] as const,
  );

/** The secret of a new invitation for that contact. */
async function inviteAs(claire: Person, name: string): Promise<string> {
  const { changes } = (await ask(claire, '/api/pull', { since: 0, scope: null })) as { changes: Change[] };
  const contact = changes.find(({ kind, body }) => kind === 'contact' && body?.name === name);
  if (!contact) throw new Error(`nobody is called ${name}`);
  const made = await ask(claire, '/api/invitations', { id: randomUUID(), contactId: contact.id });
  return (made as { secret: string }).secret;
}

const people = ({ page }: Person) => page.getByRole('navigation', { name: 'Vos proches' });

test('a relative of two residents is rung by both, and busy for one while talking to the other', async ({
  world,
  anne,
  jos,
  marie,
  claire,
}) => {
  await expectReady(marie);
  const secret = await inviteAs(claire, 'Claude');
  await marie.page.goto('about:blank');
  await marie.page.goto(`${world.url}/relative/#invitation=${secret}`);

  await expect(people(marie).getByRole('button')).toHaveCount(2);
  await expectReady(marie);

  // Nothing is on: Jos rings, and the page shows Jos.
  const josCalls = jos.page.getByRole('button', { name: 'Claude uruffen' });
  await people(marie).getByRole('button', { name: 'Maman' }).tap();
  await josCalls.tap();
  await expect(marie.page.getByRole('alertdialog', { name: 'Papp vous appelle' })).toBeVisible();
  await marie.page.getByRole('button', { name: 'Pas maintenant' }).tap();

  // She talks to Anne: Jos is told that she is busy, her talk goes on, and his call stands in the history.
  await expectReady(marie);
  await jos.page.reload();
  await face(anne, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(marie.page, ANNE);
  await josCalls.tap();
  await expect(jos.page.getByText('Claude ass grad an engem Gespréich.')).toBeVisible();
  await expectToSee(marie.page, ANNE);
  await marie.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await people(marie).getByRole('button', { name: 'Papp' }).tap();
  await expect(marie.page.getByText('Papp a essayé de vous joindre')).toBeVisible();
});

test('a link that is opened again in the same browser takes the place of the first', async ({
  world,
  anne,
  marie,
}) => {
  await expectReady(marie);
  await marie.page.goto('about:blank');
  await marie.page.goto(world.link('Relative (Marie'));
  await expectReady(marie);
  await expect(people(marie)).toHaveCount(0);
  await face(anne, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(marie.page, ANNE);
});
