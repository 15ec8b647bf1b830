import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ofType } from '../test-socket.ts';
import { openScene } from './scene.fixture.ts';

/*
 * From a tap on the tablet to a phone in a pocket: real push service, gateway and mail server, and time that stands still
 * until the test moves it.
 */

const S = 1_000;

/** One more second passes, and then? */
async function afterOneSecond<T>(
  { time }: Awaited<ReturnType<typeof openScene>>,
  look: () => Promise<T>,
): Promise<T> {
  await time.advance(1 * S);
  return await look();
}

describe('a push', () => {
  test('goes at once to every device, says ids and nothing else, and lasts as long as the ring', async () => {
    const scene = await openScene();
    const { us } = scene;
    const read = await scene.subscribe(us.relative, '/push/phone');
    await scene.subscribe(await scene.secondDevice(), '/push/laptop');
    await scene.subscribe(us.otherRelative, '/push/jean');
    const callId = await scene.ring();
    await expect.poll(() => scene.signs(callId)).toEqual(['push accepted', 'push accepted']);
    expect(scene.hits.map(({ url }) => url).sort()).toEqual(['/push/laptop', '/push/phone']);
    const [phone] = scene.to('/push/phone');
    expect(read(phone)).toEqual({ about: 'call', id: callId, deviceId: us.deviceId });
    const topic = callId.replaceAll('-', '');
    expect(phone?.headers).toMatchObject({
      urgency: 'high',
      ttl: '60',
      topic,
      'content-encoding': 'aes128gcm',
    });
    expect((await scene.device(us.deviceId))?.ring).toMatchObject({ push: 'on', askedAt: scene.time.now() });
  });

  test('makes nothing ring: *ringing* is said when the device says so, and the tablet is told', async () => {
    const scene = await openScene();
    const { us, house, tablet, time } = scene;
    await scene.subscribe(us.relative, '/push/phone');
    const callId = await scene.ring();
    await expect.poll(() => scene.signs(callId)).toEqual(['push accepted']);
    expect((await scene.call(callId))?.state).toBe('looking');
    await time.advance(3 * S);
    const words = await house.call('readRing', { about: 'call', id: callId }, us.relative);
    expect(words.body).toMatchObject({ state: 'rings', title: 'Maman vous appelle', text: 'Les Tilleuls' });
    await house.call('tellRing', { about: 'call', id: callId, what: 'shown' }, us.relative);
    await tablet.until(
      ofType('call.state', ({ call }) => call.callId === callId && call.state === 'ringing'),
    );
    await house.call('tellRing', { about: 'call', id: callId, what: 'opened' }, us.relative);
    expect(await scene.signs(callId)).toEqual(['push accepted', 'push shown', 'push opened']);
    expect((await scene.device(us.deviceId))?.ring.shownAt).toBe(time.now());
  });

  test('that the person presses away declines the call', async () => {
    const scene = await openScene();
    const { us, house } = scene;
    await scene.subscribe(us.relative, '/push/phone');
    const callId = await scene.ring();
    await house.call('tellRing', { about: 'call', id: callId, what: 'declined' }, us.relative);
    expect(await scene.call(callId)).toMatchObject({ state: 'ended', outcome: 'declined' });
  });

  test('to a browser that is gone is forgotten, and staff see it', async () => {
    const scene = await openScene();
    const { us } = scene;
    await scene.subscribe(us.relative, '/push/phone');
    scene.answers.set('/push/phone', { status: 410 });
    const callId = await scene.ring();
    await expect.poll(() => scene.signs(callId)).toEqual(['push failed gone']);
    expect((await scene.device(us.deviceId))?.ring.push).toBe('gone');
    const again = await scene.ring();
    await scene.time.advance(5 * S);
    expect(await scene.signs(again)).toEqual([]);
    expect(scene.hits).toHaveLength(1);
    scene.answers.clear();
    await scene.subscribe(us.relative, '/push/renewed');
    expect((await scene.device(us.deviceId))?.ring.push).toBe('on');
  });

  test('that the service is too busy for is tried again when it says', async () => {
    const scene = await openScene();
    await scene.subscribe(scene.us.relative, '/push/phone');
    scene.answers.set('/push/phone', { status: 429, headers: { 'retry-after': '7' } });
    const callId = await scene.ring();
    await expect.poll(() => scene.hits.length).toBe(1);
    await scene.time.advance(6 * S);
    expect(scene.hits).toHaveLength(1);
    scene.answers.clear();
    // The answer of before may still be on its way in.
    await expect.poll(() => afterOneSecond(scene, async () => scene.hits.length)).toBe(2);
    await expect.poll(() => scene.signs(callId)).toEqual(['push accepted']);
  });

  test('that the service cannot take is tried again and again, and not after the ring', async () => {
    const scene = await openScene({ sms: false, mail: false });
    await scene.subscribe(scene.us.relative, '/push/phone');
    scene.answers.set('/push/phone', { status: 503 });
    const callId = await scene.ring();
    await expect
      .poll(() => afterOneSecond(scene, async () => (await scene.call(callId))?.outcome), {
        timeout: 10_000,
      })
      .toBe('offline');
    await expect.poll(() => scene.signs(callId)).toEqual(['push failed http 503']);
    const tries = scene.hits.length;
    expect(tries).toBeGreaterThan(3);
    await scene.time.advance(60 * S);
    expect(scene.hits).toHaveLength(tries);
  });

  test('once more tells a device that the ring is over, and a missed call stays on it', async () => {
    const scene = await openScene();
    const { us, house, tablet } = scene;
    const read = await scene.subscribe(us.relative, '/push/phone');
    const callId = await scene.ring();
    await expect.poll(() => scene.signs(callId)).toEqual(['push accepted']);
    tablet.send({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });
    await expect.poll(() => scene.to('/push/phone').length).toBe(2);
    const [, over] = scene.to('/push/phone');
    expect(read(over)).toEqual({ about: 'call', id: callId, deviceId: us.deviceId });
    expect(over?.headers).toMatchObject({ ttl: String(12 * 60 * 60), topic: callId.replaceAll('-', '') });
    const { body } = await house.call('readRing', { about: 'call', id: callId }, us.relative);
    expect(body).toMatchObject({ state: 'missed', title: 'Maman a essayé de vous joindre à 13:00' });
    scene.time.jump(13 * 60 * 60 * S);
    const later = await house.call('readRing', { about: 'call', id: callId }, us.relative);
    expect(later.body).toMatchObject({ state: 'over' });
  });

  test('on trial rings a few seconds later as a call does, and counts once its person says so', async () => {
    const scene = await openScene();
    const { us, house, time } = scene;
    expect((await house.call('testRing', { id: randomUUID() }, us.relative)).status).toBe(404);
    const read = await scene.subscribe(us.relative, '/push/phone');
    const id = randomUUID();
    await house.call('testRing', { id }, us.relative);
    expect(scene.hits).toHaveLength(0);
    await time.advance(4 * S);
    await expect.poll(() => scene.hits.length).toBe(1);
    expect(read(scene.hits[0])).toMatchObject({ about: 'test', id });
    const { body } = await house.call('readRing', { about: 'test', id }, us.relative);
    expect(body).toMatchObject({ state: 'rings', title: 'Maman vous appelle' });
    await house.call('tellRing', { about: 'test', id, what: 'confirmed' }, us.relative);
    expect((await scene.device(us.deviceId))?.ring.confirmedAt).toBe(time.now());
  });
});

describe('a message', () => {
  test('goes out when the push was taken and the device stays silent: SMS first, with a link', async () => {
    const scene = await openScene();
    const { us, time } = scene;
    await scene.subscribe(us.relative, '/push/phone');
    await scene.address({ phone: '+352 621 123 456', mail: 'marie@test.example' });
    const callId = await scene.ring();
    await expect.poll(() => scene.signs(callId)).toEqual(['push accepted']);
    await time.advance(14 * S);
    expect(scene.to('/sms')).toHaveLength(0);
    await time.advance(1 * S);
    await expect.poll(() => scene.signs(callId)).toEqual(['push accepted', 'sms accepted']);
    const sent = JSON.parse(scene.to('/sms')[0]?.body.toString() ?? '{}') as { to: string; text: string };
    expect(sent.to).toBe('+352621123456');
    expect(sent.text).toMatch(/Maman vous appelle.*\/relative\/#ring=[\w-]{43}$/);
    expect(scene.mails).toHaveLength(0);
  });

  test('does not go out when a device rings in time', async () => {
    const scene = await openScene();
    const { us, house, time } = scene;
    await scene.subscribe(us.relative, '/push/phone');
    await scene.address({ phone: '+352621123456' });
    const callId = await scene.ring();
    await house.call('tellRing', { about: 'call', id: callId, what: 'shown' }, us.relative);
    await time.advance(30 * S);
    expect(scene.to('/sms')).toHaveLength(0);
  });

  test('is an e-mail where there is no number, in the language of their newest device', async () => {
    const scene = await openScene();
    await scene.secondDevice();
    await scene.address({ mail: 'marie@test.example' });
    scene.time.jump(1);
    const callId = await scene.ring();
    await scene.time.advance(15 * S);
    await expect.poll(() => scene.signs(callId)).toEqual(['mail accepted']);
    expect(scene.mails[0]).toMatch(/#ring=[\w-]{43}/);
  });

  test('is an e-mail when the gateway refuses the SMS', async () => {
    const scene = await openScene();
    await scene.address({ phone: '+352621123456', mail: 'marie@test.example' });
    scene.answers.set('/sms', { status: 400 });
    const callId = await scene.ring();
    await scene.time.advance(15 * S);
    await expect.poll(() => scene.signs(callId)).toEqual(['sms failed http 400', 'mail accepted']);
  });

  test('that no mail server takes in time is not sent later: it would say *is calling* of somebody asleep', async () => {
    const scene = await openScene({ sms: false });
    await scene.address({ mail: 'marie@test.example' });
    await scene.stopMail();
    const callId = await scene.ring();
    await scene.time.advance(15 * S);
    for (let second = 0; second < 60; second += 5) {
      await scene.time.advance(5 * S);
      await scene.house.server.deliver();
    }
    await expect.poll(() => scene.signs(callId)).toEqual(['mail failed expired']);
    expect((await scene.call(callId))?.outcome).toBe('offline');
  });

  test('is not sent in the middle of their night, nor twice within ten minutes', async () => {
    const scene = await openScene();
    const { us, house, time } = scene;
    await scene.address({ phone: '+352621123456' });
    const quiet = { messageQuiet: { from: 720, until: 840 } };
    await house.mutate('contact.pause', { id: us.contactId, set: quiet }, us.relative);
    const first = await scene.ring();
    await time.advance(15 * S);
    await expect.poll(() => scene.signs(first)).toEqual(['sms failed quiet']);
    await time.advance(60 * S);
    const never = { messageQuiet: { from: 0, until: 0 } };
    await house.mutate('contact.pause', { id: us.contactId, set: never }, us.relative);
    const second = await scene.ring();
    await time.advance(15 * S);
    await expect.poll(() => scene.signs(second)).toEqual(['sms accepted']);
    await time.advance(120 * S);
    const third = await scene.ring();
    await time.advance(15 * S);
    await expect.poll(() => scene.signs(third)).toEqual(['sms failed limit']);
    expect(scene.to('/sms')).toHaveLength(1);
  });

  test('is not sent where nothing is set up, or nobody gave an address', async () => {
    const scene = await openScene({ sms: false, mail: false });
    await scene.address({ phone: '+352621123456', mail: 'marie@test.example' });
    const callId = await scene.ring();
    await scene.time.advance(20 * S);
    expect(await scene.signs(callId)).toEqual([]);
  });

  test('has a link that makes one device, brings up the one that is there, and goes stale', async () => {
    const scene = await openScene();
    const { us, house, time } = scene;
    await scene.address({ phone: '+352621123456' });
    const callId = await scene.ring();
    await time.advance(15 * S);
    await expect.poll(() => scene.signs(callId)).toEqual(['sms accepted']);
    const { text } = JSON.parse(scene.to('/sms')[0]?.body.toString() ?? '{}') as { text: string };
    const secret = text.split('#ring=')[1] ?? '';
    const told = await house.call('openRingLink', { secret, enrol: null }, {});
    expect(told.body).toMatchObject({ contactId: us.contactId, callId, enrolled: null });
    expect(await scene.signs(callId)).toEqual(['sms accepted', 'sms opened']);
    expect((await scene.call(callId))?.state).toBe('ringing');
    const enrol = { label: 'Safari · iPhone', language: 'lb' };
    const { body } = await house.call('openRingLink', { secret, enrol }, {});
    const { enrolled } = body as { enrolled: { credential: string } };
    expect((await house.call('ownRing', null, { bearer: enrolled.credential })).status).toBe(200);
    expect((await house.call('openRingLink', { secret, enrol }, {})).body).toMatchObject({
      code: 'link-expired',
    });
    expect((await house.call('openRingLink', { secret, enrol: null }, {})).status).toBe(200);
    time.jump(31 * 60 * S);
    expect((await house.call('openRingLink', { secret, enrol: null }, {})).body).toMatchObject({
      code: 'link-expired',
    });
  });
});

test('an address is for staff alone, and is one', async () => {
  const scene = await openScene();
  const { us, house } = scene;
  expect((await scene.address({ mail: 'not an address' })).refused?.code).toBe('bad-request');
  expect((await scene.address({ phone: '621' })).refused?.code).toBe('bad-request');
  await scene.address({ mail: 'Marie@Test.example' });
  const seen = async (as: typeof us.staff) => {
    const { body } = await house.call('pull', { since: 0, scope: null }, as);
    return JSON.stringify(body).includes('marie@test.example');
  };
  expect(await Promise.all([us.staff, us.tablet, us.relative, us.otherRelative].map(seen))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  await house.mutate('contact.remove', { id: us.contactId }, us.staff);
  expect(await seen(us.staff)).toBe(false);
});

test('who is at work is not rung in vain', async () => {
  const scene = await openScene();
  const { us, house, tablet } = scene;
  const pauses = [{ days: [1, 2, 3, 4, 5], hours: { from: 540, until: 1020 }, why: 'work' as const }];
  await house.mutate('contact.pause', { id: us.contactId, set: { pauses } }, us.relative);
  const callId = randomUUID();
  tablet.send({ type: 'call.start', callId, contactId: us.contactId });
  const { refusal } = await tablet.until(ofType('refused', (one) => one.callId === callId));
  expect(refusal.code).toBe('not-now');
});
