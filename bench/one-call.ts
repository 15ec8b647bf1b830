import type { Person } from '../e2e/people.ts';
import { firstFrameAt, forgetFrames, markAt } from './frame-watch.ts';

/** Milliseconds. `answerToFrame`: until both see each other. `startToRing`: from the end of the grace. */
export type OneCall = { startToRing: number; answerToFrame: number };

/** Nobody answers faster than this: by then transport is up, as it is in a house. */
const REACH_FOR_IT_MS = 1_500;

/** The resident taps Marie's face, Marie answers, they see each other, the resident hangs up. */
export async function oneCall(anne: Person, marie: Person): Promise<OneCall> {
  await Promise.all([forgetFrames(anne.page), forgetFrames(marie.page)]);
  await anne.page.getByRole('button', { name: 'Appeler Marie' }).tap();
  const answer = marie.page.getByRole('button', { name: 'Répondre' });
  await answer.waitFor();
  const startToRing = (await markAt(marie.page, 'ring-shown')) - (await markAt(anne.page, 'call-start'));
  await rungFor(marie, REACH_FOR_IT_MS);
  await answer.tap();
  const frames = await Promise.all([firstFrameAt(anne.page), firstFrameAt(marie.page)]);
  const answerToFrame = Math.max(...frames) - (await markAt(marie.page, 'answer'));
  await Promise.all([seesTheOther(anne), seesTheOther(marie)]);
  await anne.page.getByRole('button', { name: 'Raccrocher' }).tap();
  await marie.page.getByRole('button', { name: 'Retour' }).tap();
  await anne.page.getByRole('button', { name: 'OK' }).tap();
  await anne.page.getByRole('button', { name: 'Appeler Marie' }).waitFor();
  return { startToRing, answerToFrame };
}

/** Waits until the ring has been on the screen for so long. */
async function rungFor({ page }: Person, ms: number): Promise<void> {
  await page.waitForFunction((enough) => {
    const [shown] = performance.getEntriesByName('moien:ring-shown').slice(-1);
    return shown !== undefined && performance.now() - shown.startTime >= enough;
  }, ms);
}

/** Waits until the other's picture runs: hanging up in the first frame is a call that nobody makes. */
async function seesTheOther({ page }: Person): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some(
      (video) => video.videoWidth > 0 && video.getVideoPlaybackQuality().totalVideoFrames > 10,
    ),
  );
}
