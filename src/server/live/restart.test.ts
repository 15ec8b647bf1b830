import { describe, expect, test } from 'vitest';
import { settle } from './testing/fake-time.ts';
import { candidate, setScene } from './testing/scene.ts';

const SECOND = 1000;

describe('the server is killed and comes back', () => {
  test('in the middle of a call: both ends find it again, and a hang-up is still recorded', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    await scene.restart();
    await Promise.all([tablet.closed, phone.closed]);

    const tabletBack = await scene.come('weberTablet', tablet.endpointId);
    expect(tabletBack.welcome.calls).toMatchObject([
      { callId, state: 'connected', elsewhere: false, peer: null },
    ]);
    tabletBack.say({ type: 'call.rejoin', callId });
    await tabletBack.sees(callId, 'connected');
    const phoneBack = await scene.come('mariePhone', phone.endpointId);
    phoneBack.say({ type: 'call.rejoin', callId });
    expect(await phoneBack.sees(callId, 'connected')).toMatchObject({ peer: tablet.endpointId });
    expect(await tabletBack.sees(callId, 'connected')).toMatchObject({ peer: phone.endpointId });

    tabletBack.say({ type: 'call.signal', callId, to: phone.endpointId, signal: candidate('anew') });
    expect(await phoneBack.hears('call.signal')).toMatchObject({ from: tablet.endpointId });
    await scene.time.advance(120 * SECOND);
    phoneBack.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    await tabletBack.sees(callId, 'ended');
    expect(scene.store.call(callId)).toMatchObject({ outcome: 'completed', endedAt: scene.time.now() });
  });

  test('while it rings: the phone rings again, and the tablet hears which one', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.ringing', callId });
    await tablet.sees(callId, 'ringing');
    await scene.restart();

    const phoneBack = await scene.come('mariePhone', phone.endpointId);
    expect(phoneBack.welcome.calls).toMatchObject([{ callId, state: 'ringing', you: 'relative' }]);
    phoneBack.say({ type: 'call.ringing', callId });
    await phoneBack.isHeard();
    const tabletBack = await scene.come('weberTablet', tablet.endpointId);
    tabletBack.say({ type: 'call.rejoin', callId });
    expect(await tabletBack.hears('call.endpoint')).toMatchObject({ callId, endpointId: phone.endpointId });
    phoneBack.say({ type: 'call.answer', callId });
    expect(await tabletBack.sees(callId, 'connecting')).toMatchObject({ peer: phone.endpointId });
  });

  test('while it rings: a phone that rejoins rings as well', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    await scene.restart();
    const tabletBack = await scene.come('weberTablet', tablet.endpointId);
    tabletBack.say({ type: 'call.rejoin', callId });
    await tabletBack.sees(callId, 'looking');
    const phoneBack = await scene.come('mariePhone', phone.endpointId);
    phoneBack.say({ type: 'call.rejoin', callId });
    expect(await tabletBack.hears('call.endpoint')).toMatchObject({ endpointId: phone.endpointId });
    await tabletBack.sees(callId, 'ringing');
  });

  test('before the start was answered: the start said again is the same call', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    await scene.restart();
    const tabletBack = await scene.come('weberTablet', tablet.endpointId);
    await scene.ring(tabletBack, scene.ids.marie, callId);
    const phoneBack = await scene.come('mariePhone', phone.endpointId);
    phoneBack.say({ type: 'call.answer', callId });
    expect(await tabletBack.sees(callId, 'connecting')).toMatchObject({ peer: phone.endpointId });
  });

  test('after an answer was saved and before anybody heard: the answer said again takes the call', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.answer', callId });
    await phone.sees(callId, 'connecting');
    await scene.restart();
    const phoneBack = await scene.come('mariePhone', phone.endpointId);
    phoneBack.say({ type: 'call.answer', callId });
    expect(await phoneBack.sees(callId, 'connecting')).toMatchObject({ elsewhere: false });
    const tabletBack = await scene.come('weberTablet', tablet.endpointId);
    tabletBack.say({ type: 'call.rejoin', callId });
    expect(await tabletBack.sees(callId, 'connecting')).toMatchObject({ peer: phone.endpointId });
  });

  test('a ring whose minute passed meanwhile is over at once', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const callId = await scene.ring(tablet, scene.ids.marie);
    scene.time.jump(3_600 * SECOND);
    await scene.restart();
    await scene.time.advance(0);
    expect(scene.store.call(callId)).toMatchObject({ state: 'ended', outcome: 'offline' });
  });

  test('a ring whose caller does not come back stops after fifteen seconds', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    await scene.restart();
    const phoneBack = await scene.come('mariePhone', phone.endpointId);
    await scene.time.advance(15 * SECOND);
    expect(await phoneBack.sees(callId, 'ended')).toMatchObject({ outcome: 'cancelled' });
  });

  test('a call to which nobody comes back is over after a minute', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    await scene.restart();
    await settle();
    await scene.time.advance(59 * SECOND);
    expect(scene.store.call(callId)?.state).toBe('connected');
    await scene.time.advance(1 * SECOND);
    expect(scene.store.call(callId)).toMatchObject({ state: 'ended', outcome: 'completed' });
  });

  test('a relative’s idle laptop stays out of the call that the phone is in', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    await scene.restart();
    const phoneBack = await scene.come('mariePhone', phone.endpointId);
    phoneBack.say({ type: 'call.rejoin', callId });
    await phoneBack.sees(callId, 'connected');
    const laptop = await scene.come('marieLaptop');
    expect(laptop.welcome.calls).toMatchObject([{ callId, elsewhere: true }]);
  });
});

describe('the server is stopped', () => {
  test('every page is told to come again, and the calls stay open', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    await scene.server().live.close();
    expect(await tablet.closed).toBe(1012);
    expect(await phone.closed).toBe(1012);
    expect(scene.store.call(callId)?.state).toBe('connected');
    await scene.time.advance(600 * SECOND);
    expect(scene.store.call(callId)?.state).toBe('connected');
  });

  test('what a page said just before is still saved', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    tablet.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    await tablet.hasHeard();
    await scene.server().live.close();
    expect(scene.store.call(callId)?.outcome).toBe('completed');
  });

  test('nobody is let in any more', async () => {
    const scene = await setScene();
    await scene.server().live.close();
    await expect(scene.stranger().opened).rejects.toThrow('503');
  });

  test('a page that does not answer the goodbye is dropped', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    tablet.socket.pause();
    const closing = scene.server().live.close();
    await settle();
    await scene.time.advance(2 * SECOND);
    await closing;
    tablet.socket.resume();
    await tablet.closed;
  });
});

describe('the database is away when the server starts', () => {
  test('the next page that comes makes it try again', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    const { openEverywhere } = scene.store;
    scene.store.openEverywhere = () => Promise.reject(new Error('no such file'));
    await scene.restart();
    const early = scene.stranger({ credential: scene.house.credentials.weberTablet });
    await early.hello();
    expect(await early.hears('refused')).toMatchObject({ refusal: { code: 'unavailable', retry: 'later' } });
    expect(await early.closed).toBe(1012);
    scene.store.openEverywhere = openEverywhere;
    const late = await scene.come('weberTablet');
    expect(late.welcome.calls).toMatchObject([{ callId }]);
  });
});
