import { expect, test } from 'vitest';
import { CLOSE } from '../../protocol/live.ts';
import { setScene } from './testing/scene.ts';

/* A tablet is locked, moved or lost, an access is revoked: what becomes of a call that is on. */

type Scene = Awaited<ReturnType<typeof setScene>>;
type Who = keyof Scene['house']['credentials'];

/** What `signOut` and `reconnect` are told: a tablet's or a device's id. */
function subjectOf({ house }: Scene, who: Who): string {
  const one = house.keys.get(house.credentials[who]);
  if (one?.kind === 'tablet') return one.tabletId;
  if (one?.kind === 'relative') return one.deviceId;
  throw new Error('neither a tablet nor a device');
}

const HOUSE = { endedBy: 'house' } as const;

test('a lost tablet ends its call on both sides before its socket is closed', async () => {
  const scene = await setScene();
  const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
  const callId = await scene.talk(tablet, marie, scene.ids.marie);
  scene.server().live.signOut(scene.house.tilleuls, subjectOf(scene, 'weberTablet'));
  expect(await marie.sees(callId, 'ended')).toMatchObject({ ...HOUSE, outcome: 'completed' });
  expect(await tablet.sees(callId, 'ended')).toMatchObject({ ...HOUSE, outcome: 'completed' });
  expect(await tablet.closed).toBe(CLOSE.signedOut);
});

test('a tablet that is lost while its socket is away does not keep the other waiting', async () => {
  const scene = await setScene();
  const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
  const callId = await scene.talk(tablet, marie, scene.ids.marie);
  await scene.crash(tablet);
  scene.server().live.signOut(scene.house.tilleuls, subjectOf(scene, 'weberTablet'));
  expect(await marie.sees(callId, 'ended')).toMatchObject(HOUSE);
});

test('a tablet that is locked while it calls takes the ring back', async () => {
  const scene = await setScene();
  const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
  const callId = await scene.ring(tablet, scene.ids.marie);
  scene.server().live.reconnect(scene.house.tilleuls, subjectOf(scene, 'weberTablet'));
  expect(await marie.sees(callId, 'ended')).toMatchObject({ ...HOUSE, outcome: 'cancelled' });
});

test('a ring that no other tablet could answer ends with the tablet', async () => {
  const scene = await setScene();
  const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
  const callId = await scene.ring(marie, scene.ids.marie);
  tablet.say({ type: 'call.ringing', callId });
  await marie.sees(callId, 'ringing');
  scene.server().live.reconnect(scene.house.tilleuls, subjectOf(scene, 'weberTablet'));
  expect(await marie.sees(callId, 'ended')).toMatchObject({ ...HOUSE, outcome: 'missed' });
  expect(await tablet.closed).toBe(CLOSE.restarting);
});

test('a ring goes on at the resident’s other tablet', async () => {
  const scene = await setScene();
  const [tablet, other] = [await scene.come('weberTablet'), await scene.come('weberOtherTablet')];
  const marie = await scene.come('mariePhone');
  const callId = await scene.ring(marie, scene.ids.marie);
  scene.server().live.signOut(scene.house.tilleuls, subjectOf(scene, 'weberTablet'));
  expect(await tablet.closed).toBe(CLOSE.signedOut);
  other.say({ type: 'call.answer', callId });
  await marie.sees(callId, 'connecting');
});

test('a relative whose access is revoked leaves the call, and the tablet is told', async () => {
  const scene = await setScene();
  const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
  const callId = await scene.talk(tablet, marie, scene.ids.marie);
  scene.server().live.signOut(scene.house.tilleuls, subjectOf(scene, 'mariePhone'));
  expect(await tablet.sees(callId, 'ended')).toMatchObject(HOUSE);
  expect(await marie.closed).toBe(CLOSE.signedOut);
});

test('other people’s calls go on', async () => {
  const scene = await setScene();
  const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
  const neighbour = await scene.come('schmitTablet');
  const callId = await scene.talk(tablet, marie, scene.ids.marie);
  scene.server().live.reconnect(scene.house.tilleuls, subjectOf(scene, 'schmitTablet'));
  expect(await neighbour.closed).toBe(CLOSE.restarting);
  expect(scene.store.call(callId)?.state).toBe('connected');
});

test('a call whose end cannot be saved does not keep the tablet signed in', async () => {
  const scene = await setScene();
  const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
  await scene.talk(tablet, marie, scene.ids.marie);
  scene.store.state.isBroken = true;
  scene.server().live.signOut(scene.house.tilleuls, subjectOf(scene, 'weberTablet'));
  expect(await tablet.closed).toBe(CLOSE.signedOut);
  expect(scene.server().log.lines.join()).toContain('could not be ended');
});
