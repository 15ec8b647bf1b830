import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { settle } from './testing/fake-time.ts';
import { candidate, setScene } from './testing/scene.ts';

const SECOND = 1000;

describe('a tablet rings a relative', () => {
  test('every device of the contact rings, nobody else’s, and the tablet is told which', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const laptop = await scene.come('marieLaptop');
    const others = [
      await scene.come('tomPhone'),
      await scene.come('leaPhone'),
      await scene.come('inesPhone'),
    ];

    const callId = await scene.ring(tablet, scene.ids.marie);
    expect(await phone.sees(callId, 'looking')).toMatchObject({
      you: 'relative',
      caller: 'tablet',
      elsewhere: false,
    });
    await laptop.sees(callId, 'looking');

    phone.say({ type: 'call.ringing', callId });
    expect(await tablet.hears('call.endpoint')).toMatchObject({ callId, endpointId: phone.endpointId });
    await tablet.sees(callId, 'ringing');
    laptop.say({ type: 'call.ringing', callId });
    expect(await tablet.hears('call.endpoint')).toMatchObject({ endpointId: laptop.endpointId });

    for (const other of others) {
      await other.hasHeard();
      expect(other.inbox.filter(({ type }) => type.startsWith('call.'))).toEqual([]);
    }
  });

  test('the first answer wins, and the second device is told that it was elsewhere', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const laptop = await scene.come('marieLaptop');
    const callId = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.ringing', callId });
    laptop.say({ type: 'call.ringing', callId });
    await tablet.hears('call.endpoint');

    phone.say({ type: 'call.answer', callId });
    expect(await phone.sees(callId, 'connecting')).toMatchObject({
      elsewhere: false,
      peer: tablet.endpointId,
    });
    expect(await tablet.sees(callId, 'connecting')).toMatchObject({
      elsewhere: false,
      peer: phone.endpointId,
    });
    expect(await laptop.sees(callId, 'connecting')).toMatchObject({ elsewhere: true });

    laptop.say({ type: 'call.answer', callId });
    expect(await laptop.sees(callId, 'connecting')).toMatchObject({ elsewhere: true });
    tablet.say({ type: 'call.connected', callId });
    await phone.sees(callId, 'connected');
    await laptop.hasHeard();
    expect(laptop.inbox.some(({ type }) => type === 'refused')).toBe(false);
  });

  test('a hang-up ends it for both, is kept, and fulfils the wish', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    scene.time.jump(90 * SECOND);
    phone.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    const seen = await tablet.sees(callId, 'ended');
    expect(seen).toMatchObject({ outcome: 'completed', endedAt: scene.time.now() });
    expect(scene.store.call(callId)).toMatchObject({ outcome: 'completed', endedAt: scene.time.now() });
    const { weber, marie } = scene.ids;
    expect(scene.store.wishes).toEqual([{ residentId: weber, contactId: marie, at: scene.time.now() }]);
  });

  test('a hang-up that could not be said at once counts from when it was made', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    await scene.crash(tablet);
    scene.time.jump(40 * SECOND);
    const reloaded = await scene.come('weberTablet');
    reloaded.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 25 * SECOND });
    expect(await reloaded.sees(callId, 'ended')).toMatchObject({ endedAt: scene.time.now() - 25 * SECOND });
    await phone.sees(callId, 'ended');
  });

  test('both hang up at once: each hears that it is over, and the first word counts', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    for (const page of [tablet, phone]) page.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    await Promise.all([tablet.sees(callId, 'ended'), phone.sees(callId, 'ended')]);
    await tablet.isHeard();
    await phone.isHeard();
    expect(scene.store.history.filter(({ call }) => call.state === 'ended')).toHaveLength(1);
  });

  test('not now on one device ends the ring on all', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const laptop = await scene.come('marieLaptop');
    const callId = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.decline', callId, reason: 'declined' });
    for (const page of [tablet, phone, laptop])
      expect(await page.sees(callId, 'ended')).toMatchObject({ outcome: 'declined' });
    expect(scene.store.wishes).toEqual([]);
  });

  test('a relative who is in another page’s call is busy', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    await phone.sees(callId, 'looking');
    phone.say({ type: 'call.decline', callId, reason: 'busy' });
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'busy' });
  });

  test('taking it back stops every ring', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    tablet.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    expect(await phone.sees(callId, 'ended')).toMatchObject({ outcome: 'cancelled' });
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'cancelled' });
  });

  test('a start said twice is one call', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    await scene.ring(tablet, scene.ids.marie, callId);
    expect(scene.store.history).toHaveLength(1);
    phone.say({ type: 'call.decline', callId, reason: 'declined' });
    await tablet.sees(callId, 'ended');
    tablet.say({ type: 'call.start', callId, contactId: scene.ids.marie });
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'declined' });
  });

  test('a second answer of the same page is heard as the first', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    for (let time = 0; time < 2; time += 1) {
      phone.say({ type: 'call.answer', callId });
      expect(await phone.sees(callId, 'connecting')).toMatchObject({ elsewhere: false });
    }
    expect(scene.store.history).toHaveLength(2);
  });
});

describe('nobody comes', () => {
  test('a phone that is not there is looked for while it could be dialling, and then it was offline', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const callId = await scene.ring(tablet, scene.ids.marie);
    await scene.time.advance(24 * SECOND);
    expect(scene.store.call(callId)?.state).toBe('looking');
    await scene.time.advance(1 * SECOND);
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'offline' });
  });

  test('a phone that comes while it is looked for rings at once', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const callId = await scene.ring(tablet, scene.ids.marie);
    await scene.time.advance(20 * SECOND);
    const phone = await scene.come('mariePhone');
    expect(phone.welcome.calls).toMatchObject([
      { callId, state: 'looking', you: 'relative', elsewhere: false },
    ]);
    // The way is built while the phone reads that it is rung.
    expect(await tablet.hears('call.endpoint')).toMatchObject({ callId, endpointId: phone.endpointId });
    const signal = candidate('over there');
    tablet.say({ type: 'call.signal', callId, to: phone.endpointId, signal });
    expect(await phone.hears('call.signal')).toMatchObject({ signal });
    expect(scene.store.call(callId)?.state).toBe('looking');
    phone.say({ type: 'call.ringing', callId });
    await tablet.sees(callId, 'ringing');
  });

  test('a phone that begins to ring late still rings until the minute is over', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const callId = await scene.ring(tablet, scene.ids.marie);
    await scene.time.advance(24 * SECOND);
    const phone = await scene.come('mariePhone');
    phone.say({ type: 'call.ringing', callId });
    await tablet.sees(callId, 'ringing');
    await scene.time.advance(35 * SECOND);
    expect(scene.store.call(callId)?.state).toBe('ringing');
    await scene.time.advance(1 * SECOND);
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'missed' });
  });

  test('a phone that rang a minute was missed', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.ringing', callId });
    await tablet.sees(callId, 'ringing');
    await scene.time.advance(60 * SECOND);
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'missed' });
    expect(await phone.sees(callId, 'ended')).toMatchObject({ outcome: 'missed' });
  });

  test('a phone whose socket breaks while it rings may come back and answer', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.ringing', callId });
    await tablet.hears('call.endpoint');
    await scene.crash(phone);
    await scene.time.advance(30 * SECOND);
    const back = await scene.come('mariePhone', phone.endpointId);
    expect(back.welcome.calls).toMatchObject([{ callId, state: 'ringing' }]);
    back.say({ type: 'call.answer', callId });
    expect(await tablet.sees(callId, 'connecting')).toMatchObject({ peer: phone.endpointId });
  });

  test('the caller crashes while it rings: the phone stops after fifteen seconds', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.ringing', callId });
    await tablet.sees(callId, 'ringing');
    await scene.crash(tablet);
    await scene.time.advance(14 * SECOND);
    expect(scene.store.call(callId)?.state).toBe('ringing');
    await scene.time.advance(1 * SECOND);
    expect(await phone.sees(callId, 'ended')).toMatchObject({ outcome: 'cancelled' });
  });

  test('the caller is reloaded while it rings: the ring goes on, and its new page hears who rings', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.ringing', callId });
    await tablet.hears('call.endpoint');
    await scene.crash(tablet);
    await scene.time.advance(10 * SECOND);
    const reloaded = await scene.come('weberTablet');
    expect(reloaded.welcome.calls).toMatchObject([{ callId, you: 'tablet', elsewhere: false }]);
    reloaded.say({ type: 'call.rejoin', callId });
    expect(await reloaded.hears('call.endpoint')).toMatchObject({ endpointId: phone.endpointId });
    await scene.time.advance(20 * SECOND);
    expect(scene.store.call(callId)?.state).toBe('ringing');
  });
});

describe('somebody goes away after the answer', () => {
  test('a tablet that is back within a minute takes its place, and the phone hears of its new peer', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    await scene.crash(tablet);
    await scene.time.advance(50 * SECOND);
    const reloaded = await scene.come('weberTablet');
    expect(reloaded.welcome.calls).toMatchObject([{ callId, state: 'connected', elsewhere: false }]);
    reloaded.say({ type: 'call.rejoin', callId });
    expect(await reloaded.sees(callId, 'connected')).toMatchObject({
      peer: phone.endpointId,
      elsewhere: false,
    });
    expect(await phone.sees(callId, 'connected')).toMatchObject({ peer: reloaded.endpointId });
    await scene.time.advance(300 * SECOND);
    expect(scene.store.call(callId)?.state).toBe('connected');
  });

  test('a tablet whose old socket is not known to be dead takes its place all the same', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    const reloaded = await scene.come('weberTablet');
    expect(reloaded.welcome.calls).toMatchObject([{ callId, elsewhere: false }]);
    reloaded.say({ type: 'call.rejoin', callId });
    expect(await phone.sees(callId, 'connected')).toMatchObject({ peer: reloaded.endpointId });
    expect(await tablet.sees(callId, 'connected')).toMatchObject({ elsewhere: true });
  });

  test('another device of the same relative does not take a call that goes on', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    const laptop = await scene.come('marieLaptop');
    expect(laptop.welcome.calls).toMatchObject([{ callId, elsewhere: true }]);
    laptop.say({ type: 'call.rejoin', callId });
    expect(await laptop.sees(callId, 'connected')).toMatchObject({ elsewhere: true });
    laptop.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    expect(await laptop.sees(callId, 'connected')).toMatchObject({ elsewhere: true });
    laptop.say({ type: 'call.connected', callId });
    await laptop.sees(callId, 'connected');
    expect(scene.store.call(callId)?.state).toBe('connected');
  });

  test('a phone that stays away for a minute has left when it was last seen', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    scene.time.jump(10 * SECOND);
    const lastSeen = scene.time.now();
    await scene.crash(phone);
    await tablet.hasHeard();
    await scene.time.advance(60 * SECOND);
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'completed', endedAt: lastSeen });
  });

  test('a page that comes back to a call that is over hears how it ended', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    phone.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    await tablet.sees(callId, 'ended');
    const reloaded = await scene.come('weberTablet');
    expect(reloaded.welcome.calls).toEqual([]);
    reloaded.say({ type: 'call.rejoin', callId });
    expect(await reloaded.sees(callId, 'ended')).toMatchObject({ outcome: 'completed' });
  });
});

describe('signals', () => {
  test('pass between the caller and each device that rings, then only between the two who speak', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const laptop = await scene.come('marieLaptop');
    const callId = await scene.ring(tablet, scene.ids.marie);
    for (const page of [phone, laptop]) {
      page.say({ type: 'call.ringing', callId });
      await tablet.hears('call.endpoint', ({ endpointId }) => endpointId === page.endpointId);
      tablet.say({ type: 'call.signal', callId, to: page.endpointId, signal: candidate('from the tablet') });
      expect(await page.hears('call.signal')).toMatchObject({ from: tablet.endpointId });
      page.say({ type: 'call.signal', callId, to: tablet.endpointId, signal: candidate('back') });
      expect(await tablet.hears('call.signal')).toMatchObject({
        from: page.endpointId,
        signal: candidate('back'),
      });
    }
    phone.say({ type: 'call.answer', callId });
    await laptop.sees(callId, 'connecting');
    laptop.say({ type: 'call.signal', callId, to: tablet.endpointId, signal: candidate('too late') });
    await laptop.isHeard();
    phone.say({ type: 'call.signal', callId, to: tablet.endpointId, signal: candidate('in time') });
    expect(await tablet.hears('call.signal')).toMatchObject({ signal: candidate('in time') });
    expect(laptop.inbox.some(({ type }) => type === 'refused')).toBe(false);
  });

  test('of a stranger are refused and reach nobody', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    for (const who of ['tomPhone', 'leaPhone', 'inesPhone', 'schmitTablet', 'kleinTablet'] as const) {
      const stranger = await scene.come(who);
      for (const to of [tablet.endpointId, phone.endpointId])
        stranger.say({ type: 'call.signal', callId, to, signal: candidate('evil') });
      expect(await stranger.hears('refused')).toMatchObject({ callId, refusal: { code: 'not-found' } });
      expect(await stranger.hears('refused')).toMatchObject({ callId });
    }
    for (const page of [tablet, phone]) {
      await page.hasHeard();
      expect(page.inbox.some(({ type }) => type === 'call.signal')).toBe(false);
    }
  });

  test('do not pass between two devices of the callee, nor to a page outside the call', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const laptop = await scene.come('marieLaptop');
    const stranger = await scene.come('leaPhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.ringing', callId });
    laptop.say({ type: 'call.ringing', callId });
    await tablet.hears('call.endpoint');
    phone.say({ type: 'call.signal', callId, to: laptop.endpointId, signal: candidate('sideways') });
    tablet.say({ type: 'call.signal', callId, to: stranger.endpointId, signal: candidate('outwards') });
    await Promise.all([phone.isHeard(), tablet.isHeard()]);
    for (const page of [laptop, stranger]) {
      await page.hasHeard();
      expect(page.inbox.some(({ type }) => type === 'call.signal')).toBe(false);
    }
  });

  test('are neither stored nor logged', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    tablet.say({ type: 'call.signal', callId, to: phone.endpointId, signal: candidate('192.0.2.1') });
    await phone.hears('call.signal');
    expect(JSON.stringify(scene.store.history)).not.toContain('192.0.2.1');
    expect(scene.server().log.lines.join()).not.toContain('192.0.2.1');
    expect(scene.server().log.lines.join()).not.toContain(scene.house.credentials.mariePhone);
  });
});

describe('when the store fails', () => {
  test('a start is refused for now, and the next one is taken', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    scene.store.state.isBroken = true;
    const callId = randomUUID();
    tablet.say({ type: 'call.start', callId, contactId: scene.ids.marie });
    expect(await tablet.hears('refused')).toMatchObject({
      callId,
      refusal: { code: 'unavailable', retry: 'later' },
    });
    await phone.hasHeard();
    expect(phone.inbox.filter(({ type }) => type === 'call.state')).toEqual([]);
    scene.store.state.isBroken = false;
    await scene.ring(tablet, scene.ids.marie, callId);
  });

  test('an answer that was not saved is told to nobody', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    scene.store.state.isBroken = true;
    phone.say({ type: 'call.answer', callId });
    await phone.hears('refused', ({ refusal }) => refusal.code === 'unavailable');
    await tablet.hasHeard();
    expect(tablet.inbox.filter(({ type }) => type === 'call.state')).toEqual([]);
    const laptop = await scene.come('marieLaptop');
    expect(laptop.welcome.calls).toMatchObject([{ callId, state: 'looking' }]);
    scene.store.state.isBroken = false;
    phone.say({ type: 'call.answer', callId });
    await tablet.sees(callId, 'connecting');
  });

  test('a ring that is over is ended as soon as the store is back', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const callId = await scene.ring(tablet, scene.ids.marie);
    scene.store.state.isBroken = true;
    await scene.time.advance(70 * SECOND);
    expect(scene.store.call(callId)?.state).toBe('looking');
    scene.store.state.isBroken = false;
    await scene.time.advance(5 * SECOND);
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'offline' });
  });

  test('a call ends although its wishes cannot be fulfilled', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    scene.store.fulfilWishes = () => Promise.reject(new Error('disk full'));
    await scene.restart();
    await settle();
    const back = await scene.come('weberTablet', tablet.endpointId);
    back.say({ type: 'call.rejoin', callId });
    await back.sees(callId, 'connected');
    back.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    expect(await back.sees(callId, 'ended')).toMatchObject({ outcome: 'completed' });
  });
});
