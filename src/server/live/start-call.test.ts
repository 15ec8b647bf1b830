import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { setScene } from './testing/scene.ts';

const SECOND = 1000;
const HOUR = 3_600 * SECOND;

describe('who may ring whom', () => {
  test('a tablet rings only its own resident’s contacts', async () => {
    const scene = await setScene();
    const tablet = await scene.come('schmitTablet');
    const { marie, ines } = scene.ids;
    const tries = [
      [marie, 'not-allowed'],
      [ines, 'not-found'],
      [randomUUID(), 'not-found'],
    ] as const;
    for (const [contactId, code] of tries) {
      const callId = randomUUID();
      tablet.say({ type: 'call.start', callId, contactId });
      expect(await tablet.hears('refused')).toMatchObject({ callId, refusal: { code, retry: 'never' } });
    }
    expect(scene.store.history).toEqual([]);
  });

  test('a relative rings only as the contact that they are', async () => {
    const scene = await setScene();
    const phone = await scene.come('mariePhone');
    for (const contactId of [scene.ids.tom, scene.ids.lea, scene.ids.ines]) {
      phone.say({ type: 'call.start', callId: randomUUID(), contactId });
      expect((await phone.hears('refused')).refusal.code).toMatch(/not-allowed|not-found/);
    }
    expect(scene.store.history).toEqual([]);
  });

  test('staff ring nobody', async () => {
    const scene = await setScene();
    const nurse = await scene.come('nurse');
    const callId = randomUUID();
    nurse.say({ type: 'call.start', callId, contactId: scene.ids.marie });
    expect(await nurse.hears('refused')).toMatchObject({ callId, refusal: { code: 'not-allowed' } });
  });

  test('a tablet that was given to somebody else rings nobody until it came again', async () => {
    const scene = await setScene();
    const { weberTablet } = scene.house.credentials;
    const tablet = await scene.come('weberTablet');
    const was = scene.house.keys.get(weberTablet);
    if (was?.kind !== 'tablet') throw new Error('not a tablet');
    scene.house.keys.set(weberTablet, { ...was, residentId: scene.ids.schmit });
    tablet.say({ type: 'call.start', callId: randomUUID(), contactId: scene.ids.marie });
    expect(await tablet.hears('refused')).toMatchObject({ refusal: { code: 'not-allowed' } });

    scene.server().live.reconnect(scene.house.tilleuls, was.tabletId);
    expect(await tablet.closed).toBe(1012);
    const again = await scene.come('weberTablet');
    await scene.ring(again, scene.ids.lea);
  });

  test('a device that was revoked rings nobody', async () => {
    const scene = await setScene();
    const phone = await scene.come('mariePhone');
    scene.house.keys.delete(scene.house.credentials.mariePhone);
    phone.say({ type: 'call.start', callId: randomUUID(), contactId: scene.ids.marie });
    expect(await phone.hears('refused')).toMatchObject({ refusal: { code: 'not-allowed' } });
  });

  test('a contact that was removed is not found', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    scene.house.contacts.delete(scene.ids.marie);
    tablet.say({ type: 'call.start', callId: randomUUID(), contactId: scene.ids.marie });
    expect(await tablet.hears('refused')).toMatchObject({ refusal: { code: 'not-found' } });
  });

  test('nobody rings in or out once the resident has left the house, until they are back', async () => {
    const scene = await setScene();
    const { weber, marie } = scene.ids;
    const [tablet, phone] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
    const anne = scene.house.residents.get(weber);
    if (!anne) throw new Error('no resident');
    scene.house.residents.set(weber, { ...anne, archivedAt: 1 });
    for (const page of [tablet, phone]) {
      page.say({ type: 'call.start', callId: randomUUID(), contactId: marie });
      expect(await page.hears('refused')).toMatchObject({ refusal: { code: 'not-allowed', retry: 'never' } });
    }
    expect(scene.store.history).toEqual([]);

    scene.house.residents.set(weber, anne);
    await scene.ring(tablet, marie);
  });

  test('somebody else’s call id is a conflict', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const callId = await scene.ring(tablet, scene.ids.marie);
    const neighbour = await scene.come('schmitTablet');
    neighbour.say({ type: 'call.start', callId, contactId: scene.ids.lea });
    expect(await neighbour.hears('refused')).toMatchObject({ callId, refusal: { code: 'conflict' } });
    const phone = await scene.come('mariePhone');
    phone.say({ type: 'call.start', callId, contactId: scene.ids.marie });
    expect(await phone.hears('refused')).toMatchObject({ callId, refusal: { code: 'conflict' } });
    tablet.say({ type: 'call.start', callId, contactId: scene.ids.tom });
    expect(await tablet.hears('refused')).toMatchObject({ callId, refusal: { code: 'conflict' } });
  });

  const words = ['call.ringing', 'call.answer', 'call.connected', 'call.rejoin'] as const;
  test.each(words)('%s about somebody else’s call is refused as if there were none', async (type) => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const callId = await scene.ring(tablet, scene.ids.marie);
    for (const who of ['tomPhone', 'leaPhone', 'inesPhone', 'schmitTablet', 'kleinTablet'] as const) {
      const stranger = await scene.come(who);
      stranger.say({ type, callId });
      expect(await stranger.hears('refused')).toMatchObject({ callId, refusal: { code: 'not-found' } });
      stranger.say({ type: 'call.decline', callId, reason: 'declined' });
      stranger.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
      await stranger.isHeard();
    }
    expect(scene.store.call(callId)?.state).toBe('looking');
  });
});

describe('calling hours', () => {
  test('a relative may ring within them, by the clock of the facility', async () => {
    const scene = await setScene();
    const resident = scene.house.residents.get(scene.ids.weber);
    if (!resident) throw new Error('no resident');
    scene.house.residents.set(scene.ids.weber, {
      ...resident,
      callingHours: { from: 9 * 60, until: 20 * 60 },
    });
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(phone, scene.ids.marie);
    phone.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    await phone.sees(callId, 'ended');

    scene.time.jump(11 * HOUR);
    const late = randomUUID();
    phone.say({ type: 'call.start', callId: late, contactId: scene.ids.marie });
    expect(await phone.hears('refused')).toMatchObject({ callId: late, refusal: { code: 'outside-hours' } });
    expect(scene.store.call(late)).toBeUndefined();

    const tablet = await scene.come('weberTablet');
    await scene.ring(tablet, scene.ids.marie);
  });

  test('do not keep a relative from answering by a call of their own', async () => {
    const scene = await setScene();
    const resident = scene.house.residents.get(scene.ids.weber);
    if (!resident) throw new Error('no resident');
    scene.house.residents.set(scene.ids.weber, { ...resident, callingHours: { from: 0, until: 0 } });
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.start', callId: randomUUID(), contactId: scene.ids.marie });
    await tablet.sees(callId, 'connecting');
  });
});

describe('both call at once', () => {
  test('the two calls become one, and the second to start is told which', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const laptop = await scene.come('marieLaptop');
    const theirs = randomUUID();
    const mine = randomUUID();
    tablet.say({ type: 'call.start', callId: theirs, contactId: scene.ids.marie });
    await tablet.isHeard();
    phone.say({ type: 'call.start', callId: mine, contactId: scene.ids.marie });

    const told = await phone.hears('call.state', ({ replaces }) => replaces === mine);
    expect(told.call).toMatchObject({
      callId: theirs,
      you: 'relative',
      caller: 'tablet',
      state: 'connecting',
    });
    expect(told.call.peer).toBe(tablet.endpointId);
    expect(await tablet.hears('call.endpoint')).toMatchObject({ endpointId: phone.endpointId });
    expect(await tablet.sees(theirs, 'connecting')).toMatchObject({ peer: phone.endpointId });
    expect(await laptop.sees(theirs, 'connecting')).toMatchObject({ elsewhere: true });
    expect(scene.store.call(mine)).toBeUndefined();

    tablet.say({ type: 'call.connected', callId: theirs });
    await phone.sees(theirs, 'connected');
  });

  test('whatever the second still says about its own call is about that one', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const theirs = await scene.ring(tablet, scene.ids.marie);
    const mine = randomUUID();
    phone.say({ type: 'call.start', callId: mine, contactId: scene.ids.marie });
    phone.say({ type: 'call.start', callId: mine, contactId: scene.ids.marie });
    await tablet.sees(theirs, 'connecting');
    phone.say({ type: 'call.end', callId: mine, reason: 'hung-up', agoMs: 0 });
    await tablet.sees(theirs, 'ended');
    expect(scene.store.history.map(({ id }) => id)).toEqual([theirs, theirs, theirs]);
  });

  test('a busy that crosses with the second start does not end the one call', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const theirs = await scene.ring(tablet, scene.ids.marie);
    phone.say({ type: 'call.start', callId: randomUUID(), contactId: scene.ids.marie });
    phone.say({ type: 'call.decline', callId: theirs, reason: 'busy' });
    await phone.isHeard();
    expect(scene.store.call(theirs)?.state).toBe('connecting');
  });
});

describe('somebody is not free', () => {
  test('another relative hears that the resident is in a call, and the history says so', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const marie = await scene.come('mariePhone');
    const tom = await scene.come('tomPhone');
    await scene.talk(tablet, marie, scene.ids.marie);
    const callId = randomUUID();
    tom.say({ type: 'call.start', callId, contactId: scene.ids.tom });
    expect(await tom.sees(callId, 'ended')).toMatchObject({ outcome: 'busy', caller: 'relative' });
    expect(scene.store.call(callId)).toMatchObject({ outcome: 'busy' });
    await tablet.hasHeard();
    expect(tablet.inbox.filter((one) => one.type === 'call.state' && one.call.callId === callId)).toEqual([]);
  });

  test('a resident who is calling somebody is not free, even while nobody rings yet', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const tom = await scene.come('tomPhone');
    await scene.ring(tablet, scene.ids.marie);
    const callId = randomUUID();
    tom.say({ type: 'call.start', callId, contactId: scene.ids.tom });
    expect(await tom.sees(callId, 'ended')).toMatchObject({ outcome: 'busy' });
  });

  test('a resident whose tablet is off is free for two who look for her; the first to ring has her', async () => {
    const scene = await setScene();
    const marie = await scene.come('mariePhone');
    const tom = await scene.come('tomPhone');
    const first = await scene.ring(marie, scene.ids.marie);
    const second = await scene.ring(tom, scene.ids.tom);
    const tablet = await scene.come('weberTablet');
    expect(tablet.welcome.calls.map(({ callId }) => callId)).toEqual([first, second]);
    tablet.say({ type: 'call.answer', callId: first });
    tablet.say({ type: 'call.decline', callId: second, reason: 'busy' });
    await marie.sees(first, 'connecting');
    expect(await tom.sees(second, 'ended')).toMatchObject({ outcome: 'busy' });
  });

  test('a neighbour in the same house is free', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const marie = await scene.come('mariePhone');
    await scene.talk(tablet, marie, scene.ids.marie);
    const neighbour = await scene.come('schmitTablet');
    await scene.ring(neighbour, scene.ids.lea);
  });

  test('after the call everybody is free again', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const marie = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, marie, scene.ids.marie);
    marie.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    await tablet.sees(callId, 'ended');
    const tom = await scene.come('tomPhone');
    await scene.ring(tom, scene.ids.tom);
  });
});

describe('a page that forgot its call', () => {
  test('taps another face: the forgotten call is over, the new one rings', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const marie = await scene.come('mariePhone');
    const tom = await scene.come('tomPhone');
    const forgotten = await scene.talk(tablet, marie, scene.ids.marie);
    await scene.crash(tablet);
    const reloaded = await scene.come('weberTablet');
    const callId = await scene.ring(reloaded, scene.ids.tom);
    expect(await marie.sees(forgotten, 'ended')).toMatchObject({ outcome: 'completed' });
    await tom.sees(callId, 'looking');
  });

  test('taps the same face while its last ring still looks for it: that one is taken back', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const first = await scene.ring(tablet, scene.ids.marie);
    await scene.ring(tablet, scene.ids.marie);
    expect(scene.store.call(first)).toMatchObject({ state: 'ended', outcome: 'cancelled' });
  });

  test('does not end the ring of somebody who calls it', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const tom = await scene.come('tomPhone');
    const theirs = await scene.ring(tom, scene.ids.tom);
    tablet.say({ type: 'call.ringing', callId: theirs });
    await tom.sees(theirs, 'ringing');
    const callId = randomUUID();
    tablet.say({ type: 'call.start', callId, contactId: scene.ids.marie });
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'busy' });
    expect(scene.store.call(theirs)?.state).toBe('ringing');
  });

  test('does not end the call that the resident’s other tablet is in', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const marie = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, marie, scene.ids.marie);
    const other = await scene.come('weberOtherTablet');
    const second = randomUUID();
    other.say({ type: 'call.start', callId: second, contactId: scene.ids.tom });
    expect(await other.sees(second, 'ended')).toMatchObject({ outcome: 'busy' });
    expect(scene.store.call(callId)?.state).toBe('connected');
  });
});
