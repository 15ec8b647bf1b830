import { type BrowserContext, test as base, expect } from '@playwright/test';
import { expectReady, face } from './cast.ts';
import { relative, resident } from './people.ts';
import { expectToSee } from './senses.ts';
import { startTurn } from './turn-server.ts';
import { startWorld } from './world.ts';

const TURN_PORT = 34_796;

/** As if both were behind networks that let nobody in. */
async function goThroughRelayAlone(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const Plain = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Plain {
      constructor(configuration: RTCConfiguration = {}) {
        super({ ...configuration, iceTransportPolicy: 'relay' });
      }
    };
  });
}

base('the relay restarts in a call: both read what is going on, and the call returns by itself', async () => {
  const turn = await startTurn(TURN_PORT);
  const world = await startWorld({ env: turn.env });
  const [anne, marie] = [await resident(), await relative()];
  for (const { context } of [anne, marie]) await goThroughRelayAlone(context);
  await anne.page.goto(world.link('Tablet (Anne'));
  await marie.page.goto(world.link('Relative (Marie'));
  await expectReady(marie);
  await face(anne, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(anne.page, { colour: 'blue' });
  await expectToSee(marie.page, { colour: 'red' });

  turn.stop();
  const comesBack = [anne, marie].map(({ page }) => page.getByText('La connexion revient…'));
  for (const words of comesBack) await expect(words).toBeVisible();
  // It has forgotten everybody who went through it.
  const again = await startTurn(TURN_PORT);
  for (const words of comesBack) await expect(words).toBeHidden();
  await expectToSee(anne.page, { colour: 'blue', hertz: 880 });
  await expectToSee(marie.page, { colour: 'red', hertz: 440 });

  for (const person of [anne, marie]) await person.leave();
  await world.close();
  again.stop();
});
