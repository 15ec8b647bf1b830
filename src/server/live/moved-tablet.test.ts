import { describe, expect, test } from 'vitest';
import { CLOSE } from '../../protocol/live.ts';
import type { Entered } from './testing/page.ts';
import { candidate, setScene } from './testing/scene.ts';

type Scene = Awaited<ReturnType<typeof setScene>>;

/** Staff give Weber's tablet to Schmit; its page comes back as what it is now, perhaps before its old socket is gone. */
async function moveToSchmit(scene: Scene, tablet: Entered, isOldGone: boolean): Promise<Entered> {
  const { keys, credentials, ids, tilleuls } = scene.house;
  const principal = keys.get(credentials.weberTablet);
  if (principal?.kind !== 'tablet') throw new Error('not a tablet');
  keys.set(credentials.weberTablet, { ...principal, residentId: ids.schmit });
  if (!isOldGone) tablet.socket.pause();
  scene.server().live.reconnect(tilleuls, principal.tabletId);
  if (isOldGone) expect(await tablet.closed).toBe(CLOSE.restarting);
  const moved = await scene.come('weberTablet', tablet.endpointId);
  tablet.socket.terminate();
  return moved;
}

describe('a tablet that stands in front of somebody else now', () => {
  test('has left the call that it was in, and both are told at once', async () => {
    const scene = await setScene();
    const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
    const callId = await scene.talk(tablet, marie, scene.ids.marie);
    await moveToSchmit(scene, tablet, true);
    const ended = { outcome: 'completed', endedBy: 'house', endedAt: scene.time.now() };
    expect(await marie.sees(callId, 'ended')).toMatchObject(ended);
    expect(await tablet.sees(callId, 'ended')).toMatchObject(ended);
  });

  test('hears nothing more from those whom it rang for', async () => {
    const scene = await setScene();
    const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
    const talking = await scene.talk(tablet, marie, scene.ids.marie);
    const moved = await moveToSchmit(scene, tablet, true);
    const signal = candidate('for Weber alone');
    marie.say({ type: 'call.signal', callId: talking, to: moved.endpointId, signal });
    await marie.isHeard();
    await moved.hasHeard();
    expect(moved.inbox).toEqual([]);
  });

  test('does not answer in the former one’s place', async () => {
    const scene = await setScene();
    const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
    const callId = await scene.ring(marie, scene.ids.marie);
    tablet.say({ type: 'call.ringing', callId });
    await marie.hears('call.endpoint');
    const moved = await moveToSchmit(scene, tablet, true);
    moved.say({ type: 'call.answer', callId });
    expect(await moved.hears('refused')).toMatchObject({ callId, refusal: { code: 'not-found' } });
    marie.say({ type: 'call.signal', callId, to: moved.endpointId, signal: candidate('for Weber alone') });
    await marie.isHeard();
    await moved.hasHeard();
    expect(moved.inbox).toEqual([]);
  });

  test.each([true, false])(
    'is not the former one’s presence any more (old socket gone: %s)',
    async (isGone) => {
      const scene = await setScene();
      const marie = await scene.come('mariePhone');
      const tablet = await scene.come('weberTablet');
      await marie.hears('presence', ({ presence }) => presence[0]?.online === true);
      const lea = await scene.come('leaPhone');
      await moveToSchmit(scene, tablet, isGone);
      await lea.hears('presence', ({ presence }) => presence[0]?.online === true);
      await scene.time.advance(5_000);
      await marie.hears('presence', ({ presence }) => presence[0]?.online === false);
    },
  );
});
