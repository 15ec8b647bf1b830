import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { dial, ofType } from '../test-socket.ts';
import { openScene } from './scene.fixture.ts';

/** Marie speaks with Anne, whose staff allow family calls, and invites Jean, whose page is closed. */
async function inviteJean() {
  const scene = await openScene();
  const { house, us, tablet } = scene;
  await house.mutate('resident.update', { id: us.residentId, set: { familyCalls: true } }, us.staff);
  const read = await scene.subscribe(us.otherRelative, '/push/jean');
  const marie = await dial(house, us.relative);
  const first = await scene.ring();
  marie.send({ type: 'call.answer', callId: first });
  marie.send({ type: 'call.connected', callId: first });
  const news = await marie.until(ofType('call.family', ({ mayInvite }) => mayInvite.length > 0));
  const guest = randomUUID();
  const contactId = news.mayInvite[0]?.contactId ?? '';
  marie.send({ type: 'call.invite', callId: first, inviteId: guest, contactId });
  await tablet.until(ofType('call.state', ({ call }) => call.callId === guest));
  return { ...scene, read, marie, first, guest };
}

test('a guest’s closed phone is woken like for any call, and shows who invites', async () => {
  const { house, us, read, marie, guest, to, call } = await inviteJean();
  await expect.poll(() => to('/push/jean').length).toBe(1);
  expect(read(to('/push/jean')[0])).toMatchObject({ about: 'call', id: guest });
  const { body } = await house.call('readRing', { about: 'call', id: guest }, us.otherRelative);
  expect(body).toMatchObject({ state: 'rings', text: 'Les Tilleuls' });
  expect((body as { title: string }).title).toMatch(/^Marie vous invite à parler avec /);
  await house.call('tellRing', { about: 'call', id: guest, what: 'shown' }, us.otherRelative);
  await expect.poll(async () => (await call(guest))?.state).toBe('ringing');
  marie.close();
});

test('when the resident has hung up, it was a call in vain', async () => {
  const { house, us, tablet, marie, first, guest } = await inviteJean();
  tablet.send({ type: 'call.end', callId: first, reason: 'hung-up', agoMs: 0 });
  await tablet.until(ofType('call.state', ({ call }) => call.callId === guest && call.state === 'ended'));
  const { body } = await house.call('readRing', { about: 'call', id: guest }, us.otherRelative);
  expect(body).toMatchObject({ state: 'missed' });
  marie.close();
});

test('another contact’s device reads nothing of it', async () => {
  const { house, us, marie, guest } = await inviteJean();
  const { status } = await house.call('readRing', { about: 'call', id: guest }, us.relative);
  expect(status).toBe(404);
  marie.close();
});
