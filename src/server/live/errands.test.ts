import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { setScene } from './testing/scene.ts';

async function setErrands() {
  const scene = await setScene();
  const idOf = (who: 'weberTablet' | 'kleinTablet') => {
    const key = scene.house.keys.get(scene.house.credentials[who]);
    if (key?.kind !== 'tablet') throw new Error('no tablet');
    return key.tabletId;
  };
  return { ...scene, nurse: await scene.come('nurse'), idOf };
}

test('an errand reaches every page of that tablet, and no other tablet', async () => {
  const { nurse, come, idOf } = await setErrands();
  const pages = [await come('weberTablet'), await come('weberTablet')];
  const neighbour = await come('weberOtherTablet');
  nurse.say({ type: 'tablet.ask', tabletId: idOf('weberTablet'), errand: 'find' });
  for (const page of pages)
    expect(await page.hears('tablet.do')).toEqual({ type: 'tablet.do', errand: 'find' });
  await neighbour.hasHeard();
  expect(neighbour.inbox).toEqual([]);
});

test('a tablet that is away is not asked later: staff are told at once', async () => {
  const { nurse, come, idOf } = await setErrands();
  nurse.say({ type: 'tablet.ask', tabletId: idOf('weberTablet'), errand: 'restart' });
  const refused = await nurse.hears('refused');
  expect(refused).toMatchObject({ callId: null, refusal: { code: 'unavailable', retry: 'later' } });
  const tablet = await come('weberTablet');
  await tablet.hasHeard();
  expect(tablet.inbox).toEqual([]);
});

test('another facility’s tablet is not there, connected or not', async () => {
  const { nurse, come, idOf } = await setErrands();
  const theirs = await come('kleinTablet');
  for (const tabletId of [idOf('kleinTablet'), randomUUID()]) {
    nurse.say({ type: 'tablet.ask', tabletId, errand: 'find' });
    expect(await nurse.hears('refused')).toMatchObject({ refusal: { code: 'not-found' } });
  }
  await theirs.hasHeard();
  expect(theirs.inbox).toEqual([]);
});

test.each(['weberTablet', 'mariePhone'] as const)('a %s sends nobody on errands', async (who) => {
  const { come, idOf } = await setErrands();
  const page = await come(who);
  page.say({ type: 'tablet.ask', tabletId: idOf('weberTablet'), errand: 'find' });
  expect(await page.hears('refused')).toMatchObject({ refusal: { code: 'not-allowed' } });
});
