import { describe, expect, test } from 'vitest';
import { setScene } from './testing/scene.ts';

const SECOND = 1000;

describe('presence', () => {
  test('staff hear of every tablet and contact of their facility', async () => {
    const scene = await setScene();
    const nurse = await scene.come('nurse');
    const elsewhere = await scene.come('parkNurse');
    expect(nurse.welcome.presence).toEqual([]);
    const tablet = scene.house.keys.get(scene.house.credentials.weberTablet);
    if (tablet?.kind !== 'tablet') throw new Error('not a tablet');
    await scene.come('weberTablet');
    expect(await nurse.hears('presence')).toMatchObject({
      presence: [{ kind: 'tablet', id: tablet.tabletId, online: true, since: scene.time.now() }],
    });
    await scene.come('mariePhone');
    expect(await nurse.hears('presence')).toMatchObject({
      presence: [{ kind: 'contact', id: scene.ids.marie, online: true }],
    });
    await elsewhere.hasHeard();
    expect(elsewhere.inbox).toEqual([]);

    const colleague = await scene.come('nurse');
    expect(colleague.welcome.presence.map(({ kind }) => kind)).toEqual(['tablet', 'contact']);
  });

  test('relatives hear of their resident only, tablets of nobody', async () => {
    const scene = await setScene();
    const marie = await scene.come('mariePhone');
    const { weber } = scene.ids;
    expect(marie.welcome.presence).toEqual([{ kind: 'resident', id: weber, online: false, since: null }]);
    const neighbour = await scene.come('schmitTablet');
    const tablet = await scene.come('weberTablet');
    const tom = await scene.come('tomPhone');
    expect(await marie.hears('presence')).toMatchObject({
      presence: [{ kind: 'resident', id: weber, online: true }],
    });
    expect(tom.welcome.presence).toMatchObject([{ kind: 'resident', id: weber, online: true }]);
    for (const page of [marie, tablet, neighbour]) {
      await page.hasHeard();
      expect(page.inbox).toEqual([]);
    }
  });

  test('relatives hear that their resident is talking, and when it is over; nobody else hears it', async () => {
    const scene = await setScene();
    const { weber, marie: contactId } = scene.ids;
    const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
    const [tom, lea] = [await scene.come('tomPhone'), await scene.come('leaPhone')];
    const callId = await scene.ring(marie, contactId);
    await marie.isHeard();
    await tom.hasHeard();
    expect(tom.inbox).toEqual([]);
    tablet.say({ type: 'call.answer', callId });
    expect(await tom.hears('presence')).toMatchObject({
      presence: [{ id: weber, online: true, inCall: true }],
    });
    expect((await scene.come('tomPhone')).welcome.presence).toMatchObject([{ id: weber, inCall: true }]);
    tablet.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    expect(await tom.hears('presence')).toMatchObject({ presence: [{ id: weber, inCall: false }] });
    await lea.hasHeard();
    expect(lea.inbox).toEqual([]);
  });

  test('a socket that is back within five seconds was never away', async () => {
    const scene = await setScene();
    const marie = await scene.come('mariePhone');
    const tablet = await scene.come('weberTablet');
    await marie.hears('presence');
    await scene.crash(tablet);
    await scene.time.advance(4.9 * SECOND);
    await scene.come('weberTablet');
    await scene.time.advance(60 * SECOND);
    await marie.hasHeard();
    expect(marie.inbox).toEqual([]);
  });

  test('offline is told after five seconds, since when it was true', async () => {
    const scene = await setScene();
    const marie = await scene.come('mariePhone');
    const tablet = await scene.come('weberTablet');
    await marie.hears('presence');
    scene.time.jump(3_600 * SECOND);
    const left = scene.time.now();
    await scene.crash(tablet);
    await scene.time.advance(5 * SECOND);
    expect(await marie.hears('presence')).toMatchObject({ presence: [{ online: false, since: left }] });
    const tom = await scene.come('tomPhone');
    expect(tom.welcome.presence).toMatchObject([{ online: false, since: left }]);
  });

  test('a resident with two tablets is there while one of them is', async () => {
    const scene = await setScene();
    const marie = await scene.come('mariePhone');
    const nurse = await scene.come('nurse');
    const first = await scene.come('weberTablet');
    await scene.come('weberOtherTablet');
    await marie.hears('presence');
    await scene.crash(first);
    await scene.time.advance(60 * SECOND);
    expect(await nurse.hears('presence', ({ presence }) => presence[0]?.online === false)).toMatchObject({
      presence: [{ kind: 'tablet' }],
    });
    await marie.hasHeard();
    expect(marie.inbox).toEqual([]);
  });

  test('a relative’s second device changes nothing for staff', async () => {
    const scene = await setScene();
    await scene.come('mariePhone');
    const nurse = await scene.come('nurse');
    const laptop = await scene.come('marieLaptop');
    await scene.crash(laptop);
    await scene.time.advance(60 * SECOND);
    await nurse.hasHeard();
    expect(nurse.inbox).toEqual([]);
  });
});
