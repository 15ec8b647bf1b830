import type { Person } from '../e2e/people.ts';
import { firstFrameAt, forgetFrames, markAt } from './frame-watch.ts';

/** Milliseconds. `answerToFrame`: until both see each other. `startToRing`: from the end of the grace. */
export type OneCall = { startToRing: number; answerToFrame: number };

/** How long it rings before the relative answers: as nobody does it faster, transport is up by then. */
const RINGS_MS = 1_500;

/** The resident taps Marie's face, Marie answers, they see each other, the resident hangs up. */
export async function oneCall(anne: Person, marie: Person): Promise<OneCall> {
  await Promise.all([forgetFrames(anne.page), forgetFrames(marie.page)]);
  await anne.page.getByRole('button', { name: 'Appeler Marie' }).tap();
  const answer = marie.page.getByRole('button', { name: 'Répondre' });
  await answer.waitFor();
  const startToRing = (await markAt(marie.page, 'ring-shown')) - (await markAt(anne.page, 'call-start'));
  await marie.page.waitForTimeout(RINGS_MS);
  await answer.tap();
  const frames = await Promise.all([firstFrameAt(anne.page), firstFrameAt(marie.page)]);
  const answerToFrame = Math.max(...frames) - (await markAt(marie.page, 'answer'));
  await anne.page.waitForTimeout(1_000);
  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await anne.page.getByRole('button', { name: 'OK' }).tap();
  await anne.page.getByRole('button', { name: 'Appeler Marie' }).waitFor();
  return { startToRing, answerToFrame };
}
