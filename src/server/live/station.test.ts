import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../protocol/records.ts';
import { setScene } from './testing/scene.ts';

const HOUR = 3_600_000;
type Scene = Awaited<ReturnType<typeof setScene>>;

const staffIdOf = ({ house }: Scene, who: 'nurse' | 'otherNurse') => {
  const principal = house.keys.get(house.credentials[who]);
  return principal?.kind === 'staff' ? principal.staffId : null;
};
const change = ({ house }: Scene, id: string, given: Partial<Contact>) => {
  const body = house.contacts.get(id);
  if (body) house.contacts.set(id, { ...body, ...given });
};

describe('a resident rings the carers', () => {
  test('every console of the house rings, and of no other house', async () => {
    const scene = await setScene();
    const [claire, paul] = [await scene.come('nurse'), await scene.come('otherNurse')];
    const [stranger, tablet] = [await scene.come('parkNurse'), await scene.come('weberTablet')];
    const callId = await scene.ring(tablet, scene.ids.carers);
    for (const console of [claire, paul]) {
      const call = await console.sees(callId, 'looking');
      expect(call).toMatchObject({ you: 'relative', contactKind: 'station', residentId: scene.ids.weber });
    }
    await stranger.hasHeard();
    expect(stranger.inbox.filter(({ type }) => type === 'call.state')).toEqual([]);
    stranger.say({ type: 'call.answer', callId });
    expect(await stranger.hears('refused')).toMatchObject({ refusal: { code: 'not-found' } });
  });

  test('the first carer to answer has the call, the others are told who', async () => {
    const scene = await setScene();
    const [claire, paul] = [await scene.come('nurse'), await scene.come('otherNurse')];
    const tablet = await scene.come('weberTablet');
    const callId = await scene.talk(tablet, claire, scene.ids.carers);
    const staffId = staffIdOf(scene, 'nurse');
    expect(await paul.sees(callId, 'connecting')).toMatchObject({ elsewhere: true, staffId });
    paul.say({ type: 'call.answer', callId });
    expect(await paul.sees(callId, 'connected')).toMatchObject({ elsewhere: true });
    expect(scene.store.call(callId)).toMatchObject({ state: 'connected', staffId, contactKind: 'station' });
    paul.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    await paul.isHeard();
    expect(scene.store.call(callId)?.state).toBe('connected');
    claire.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'completed' });
  });

  test('a carer who is busy or says *not now* silences her own console only', async () => {
    const scene = await setScene();
    const [claire, paul] = [await scene.come('nurse'), await scene.come('otherNurse')];
    const tablet = await scene.come('weberTablet');
    const callId = await scene.ring(tablet, scene.ids.carers);
    claire.say({ type: 'call.decline', callId, reason: 'busy' });
    expect(await claire.hears('call.state', ({ call }) => call.elsewhere)).toMatchObject({
      call: { callId },
    });
    expect(scene.store.call(callId)?.state).toBe('looking');
    paul.say({ type: 'call.decline', callId, reason: 'declined' });
    expect(await tablet.sees(callId, 'ended')).toMatchObject({ outcome: 'declined' });
  });

  test('who said *not now* is not rung again by a new socket of the same page', async () => {
    const scene = await setScene();
    const claire = await scene.come('nurse');
    await scene.come('otherNurse');
    const tablet = await scene.come('weberTablet');
    const callId = await scene.ring(tablet, scene.ids.carers);
    claire.say({ type: 'call.decline', callId, reason: 'declined' });
    await claire.isHeard();
    const again = await scene.come('nurse', claire.endpointId);
    expect(again.welcome.calls).toMatchObject([{ callId, elsewhere: true }]);
  });

  test('a second resident is heard as soon as the first is answered', async () => {
    const scene = await setScene();
    const [claire, paul] = [await scene.come('nurse'), await scene.come('otherNurse')];
    const [anne, jos] = [await scene.come('weberTablet'), await scene.come('schmitTablet')];
    const first = await scene.ring(anne, scene.ids.carers);
    const second = await scene.ring(jos, scene.ids.carersToo);
    await paul.sees(second, 'looking');
    claire.say({ type: 'call.answer', callId: first });
    expect(await paul.sees(first, 'connecting')).toMatchObject({ elsewhere: true });
    expect(await paul.sees(second, 'looking')).toMatchObject({ elsewhere: false });
  });

  test('is heard at any hour, in the middle of care, and where no calls go out at night', async () => {
    const scene = await setScene();
    const anne = scene.house.residents.get(scene.ids.weber);
    if (!anne) throw new Error('no resident');
    const always = { from: 0, until: 1440 };
    scene.house.residents.set(scene.ids.weber, { ...anne, quietHours: always, careUntil: Date.now() + HOUR });
    scene.house.facility.outgoingAtNight = false;
    const tablet = await scene.come('weberTablet');
    await scene.ring(tablet, scene.ids.carers);
    const other = await scene.come('weberOtherTablet');
    other.say({ type: 'call.start', callId: randomUUID(), contactId: scene.ids.marie });
    expect(await other.hears('refused')).toMatchObject({ refusal: { code: 'outside-hours' } });
  });

  test('a contact that becomes a relative meanwhile stays the carers’ as long as the call lasts', async () => {
    const scene = await setScene();
    const [claire, tablet] = [await scene.come('nurse'), await scene.come('weberTablet')];
    const callId = await scene.ring(tablet, scene.ids.carers);
    change(scene, scene.ids.carers, { kind: 'relative' });
    claire.say({ type: 'call.answer', callId });
    await tablet.sees(callId, 'connecting');
  });
});

describe('the carers ring a resident', () => {
  test('at any hour, and are in the record', async () => {
    const scene = await setScene();
    const anne = scene.house.residents.get(scene.ids.weber);
    if (!anne) throw new Error('no resident');
    scene.house.residents.set(scene.ids.weber, { ...anne, callingHours: { from: 0, until: 0 } });
    const [claire, tablet] = [await scene.come('nurse'), await scene.come('weberTablet')];
    const callId = await scene.talk(claire, tablet, scene.ids.carers);
    const staffId = staffIdOf(scene, 'nurse');
    expect(scene.store.call(callId)).toMatchObject({ caller: 'relative', contactKind: 'station', staffId });
  });

  test('as the carers only, never as a relative, and not in another house', async () => {
    const scene = await setScene();
    const [claire, stranger] = [await scene.come('nurse'), await scene.come('parkNurse')];
    claire.say({ type: 'call.start', callId: randomUUID(), contactId: scene.ids.marie });
    expect(await claire.hears('refused')).toMatchObject({ refusal: { code: 'not-allowed' } });
    stranger.say({ type: 'call.start', callId: randomUUID(), contactId: scene.ids.carers });
    expect(await stranger.hears('refused')).toMatchObject({ refusal: { code: 'not-found' } });
  });

  test('one after the other: a new call ends a carer’s own, never a colleague’s', async () => {
    const scene = await setScene();
    const [claire, paul] = [await scene.come('nurse'), await scene.come('otherNurse')];
    const [anne, jos] = [await scene.come('weberTablet'), await scene.come('schmitTablet')];
    const first = await scene.talk(claire, anne, scene.ids.carers);
    await scene.crash(claire);
    const second = await scene.ring(paul, scene.ids.carersToo);
    await jos.sees(second, 'looking');
    expect(scene.store.call(first)?.state).toBe('connected');
    const third = await scene.ring(await scene.come('nurse', claire.endpointId), scene.ids.carers);
    expect(await anne.sees(first, 'ended')).toMatchObject({ outcome: 'completed' });
    expect(scene.store.call(third)?.state).toBe('looking');
  });
});

describe('a telephone', () => {
  test('is rung by nobody here', async () => {
    const scene = await setScene();
    for (const who of ['weberTablet', 'nurse'] as const) {
      const page = await scene.come(who);
      page.say({ type: 'call.start', callId: randomUUID(), contactId: scene.ids.doctor });
      expect(await page.hears('refused')).toMatchObject({ refusal: { code: 'not-allowed' } });
    }
    change(scene, scene.ids.marie, { kind: 'phone', phone: '112' });
    const phone = await scene.come('mariePhone');
    phone.say({ type: 'call.start', callId: randomUUID(), contactId: scene.ids.marie });
    expect(await phone.hears('refused')).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(scene.store.history).toEqual([]);
  });
});

describe('a relative', () => {
  const asks = async (scene: Scene) => {
    const [phone, callId] = [await scene.come('mariePhone'), randomUUID()];
    phone.say({ type: 'call.start', callId, contactId: scene.ids.marie });
    const said = await Promise.race([
      phone.hears('refused').then(({ refusal }) => refusal.code),
      phone.sees(callId, 'looking').then(({ state }) => state),
    ]);
    phone.socket.terminate();
    return said;
  };

  test('who may only be called is told so, and may still be called', async () => {
    const scene = await setScene();
    change(scene, scene.ids.marie, { mayCall: false });
    expect(await asks(scene)).toBe('may-not-call');
    await scene.talk(await scene.come('weberTablet'), await scene.come('marieLaptop'), scene.ids.marie);
  });

  test('has hours of their own when staff gave them some, wider or narrower than the resident’s', async () => {
    const scene = await setScene();
    const anne = scene.house.residents.get(scene.ids.weber);
    if (!anne) throw new Error('no resident');
    scene.house.residents.set(scene.ids.weber, { ...anne, callingHours: { from: 0, until: 0 } });
    expect(await asks(scene)).toBe('outside-hours');
    change(scene, scene.ids.marie, { callingHours: { from: 0, until: 1440 } });
    expect(await asks(scene)).toBe('looking');
  });

  test('does not get beyond the quiet hours by them', async () => {
    const scene = await setScene();
    const anne = scene.house.residents.get(scene.ids.weber);
    if (!anne) throw new Error('no resident');
    const always = { from: 0, until: 1440 };
    scene.house.residents.set(scene.ids.weber, { ...anne, quietHours: always });
    change(scene, scene.ids.marie, { callingHours: always });
    expect(await asks(scene)).toBe('outside-hours');
  });
});
