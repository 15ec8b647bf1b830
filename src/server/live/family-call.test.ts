import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Family } from '../../protocol/family-call.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Entered } from './testing/page.ts';
import { candidate, setScene } from './testing/scene.ts';

const SECOND = 1000;
type Scene = Awaited<ReturnType<typeof setScene>>;

/** Staff allow the Webers' family calls. */
function allow(scene: Scene) {
  const { weber } = scene.ids;
  const resident = scene.house.residents.get(weber);
  if (resident) scene.house.residents.set(weber, { ...resident, familyCalls: true });
}

/** Marie speaks with the tablet, and Tom's phone is there. */
async function talkWithMarie(prepare: (scene: Scene) => void = allow) {
  const scene = await setScene();
  prepare(scene);
  const tablet = await scene.come('weberTablet');
  const marie = await scene.come('mariePhone');
  const tom = await scene.come('tomPhone');
  const first = await scene.talk(tablet, marie, scene.ids.marie);
  return { scene, tablet, marie, tom, first };
}

/** The newest news of the family call that this page got. */
async function family(page: Entered, where: (news: Family) => boolean): Promise<Family> {
  const { others, mayInvite } = await page.hears('call.family', where);
  return { others, mayInvite };
}

const hasOther = (at: string) => (news: Family) => news.others.some((one) => one.at === at);

/** Tom is invited by Marie, and answers. */
async function withTom() {
  const talk = await talkWithMarie();
  const { scene, tablet, marie, tom, first } = talk;
  const guest = randomUUID();
  marie.say({ type: 'call.invite', callId: first, inviteId: guest, contactId: scene.ids.tom });
  await tom.sees(guest, 'looking');
  tom.say({ type: 'call.ringing', callId: guest });
  await tablet.hears('call.endpoint', (one) => one.callId === guest);
  tom.say({ type: 'call.answer', callId: guest });
  await tom.sees(guest, 'connecting');
  tom.say({ type: 'call.connected', callId: guest });
  await tom.sees(guest, 'connected');
  await tablet.sees(guest, 'connected');
  return { ...talk, guest };
}

describe('who may be invited', () => {
  test('a relative in a call learns names only where staff allow it', async () => {
    const { marie } = await talkWithMarie(() => undefined);
    await marie.isHeard();
    expect(marie.inbox.some(({ type }) => type === 'call.family')).toBe(false);
  });

  test('the other relatives of the same resident, in the order of the tablet, and nobody else', async () => {
    const { scene, marie } = await talkWithMarie();
    const { mayInvite } = await family(marie, () => true);
    expect(mayInvite).toEqual([{ contactId: scene.ids.tom, name: 'Tom' }]);
  });

  test('nobody without a device, and nobody in a pause of their own', async () => {
    const { marie } = await talkWithMarie((scene) => {
      allow(scene);
      const { tom } = scene.ids;
      const contact = scene.house.contacts.get(tom);
      const pauses = [{ days: [1, 2, 3, 4, 5, 6, 7], hours: { from: 0, until: 1440 }, why: 'work' as const }];
      if (contact) scene.house.contacts.set(tom, { ...contact, pauses });
    });
    await marie.isHeard();
    expect(marie.inbox.some(({ type }) => type === 'call.family')).toBe(false);
  });

  test('the tablet and the other devices are told no names', async () => {
    const { scene, tablet, tom } = await talkWithMarie();
    const laptop = await scene.come('marieLaptop');
    await Promise.all([tablet.isHeard(), tom.isHeard(), laptop.isHeard()]);
    for (const page of [tablet, tom, laptop])
      expect(page.inbox.some(({ type }) => type === 'call.family')).toBe(false);
  });
});

describe('an invitation', () => {
  test('rings the guest’s devices like any call, and says who invites', async () => {
    const { scene, tablet, marie, tom, first } = await talkWithMarie();
    const guest = randomUUID();
    marie.say({ type: 'call.invite', callId: first, inviteId: guest, contactId: scene.ids.tom });
    expect(await tom.sees(guest, 'looking')).toMatchObject({
      caller: 'tablet',
      you: 'relative',
      invitedBy: 'Marie',
      invited: { into: first, by: first },
      elsewhere: false,
    });
    expect(await tablet.sees(guest, 'looking')).toMatchObject({ you: 'tablet' });
    const news = await family(marie, hasOther('ringing'));
    expect(news.others).toEqual([
      { callId: guest, name: 'Tom', at: 'ringing', endpointId: null, offers: false },
    ]);
    expect(news.mayInvite).toEqual([]);
  });

  test('is never answered by a tablet or by itself', async () => {
    const { scene, tablet, marie, tom, first } = await talkWithMarie();
    const guest = randomUUID();
    marie.say({ type: 'call.invite', callId: first, inviteId: guest, contactId: scene.ids.tom });
    const seen = await tom.sees(guest, 'looking');
    expect(seen.answersItself).toBeUndefined();
    await tablet.sees(guest, 'looking');
    tablet.say({ type: 'call.answer-itself', callId: guest });
    await tablet.sees(guest, 'looking');
    tablet.say({ type: 'call.answer', callId: guest });
    await tablet.sees(guest, 'looking');
  });

  test('said twice over two sockets rings once', async () => {
    const { scene, marie, tom, first } = await talkWithMarie();
    const guest = randomUUID();
    const said = { type: 'call.invite' as const, callId: first, inviteId: guest, contactId: scene.ids.tom };
    marie.say(said);
    marie.say(said);
    await tom.sees(guest, 'looking');
    await marie.isHeard();
    expect(marie.inbox.some(({ type }) => type === 'refused')).toBe(false);
    expect(scene.store.history.filter(({ id }) => id === guest)).toHaveLength(1);
  });

  test('declined, it leaves the call as it was, and may be said again', async () => {
    const { scene, tablet, marie, tom, first } = await talkWithMarie();
    const guest = randomUUID();
    marie.say({ type: 'call.invite', callId: first, inviteId: guest, contactId: scene.ids.tom });
    await tom.sees(guest, 'looking');
    await family(marie, hasOther('ringing'));
    tom.say({ type: 'call.decline', callId: guest, reason: 'declined' });
    expect(await tablet.sees(guest, 'ended')).toMatchObject({ outcome: 'declined' });
    const news = await family(marie, ({ others }) => others.length === 0);
    expect(news.mayInvite).toEqual([{ contactId: scene.ids.tom, name: 'Tom' }]);
    expect(scene.store.call(first)?.state).toBe('connected');
  });

  test('goes on in vain as long as any ring', async () => {
    const { scene, marie, tablet, tom, first } = await talkWithMarie();
    const guest = randomUUID();
    marie.say({ type: 'call.invite', callId: first, inviteId: guest, contactId: scene.ids.tom });
    await tom.sees(guest, 'looking');
    tom.say({ type: 'call.ringing', callId: guest });
    await tablet.hears('call.endpoint', (one) => one.callId === guest);
    await tablet.isHeard();
    await scene.time.advance(100 * SECOND);
    expect(await tablet.sees(guest, 'ended')).toMatchObject({ outcome: 'missed' });
    expect(scene.store.call(first)?.state).toBe('connected');
  });
});

describe('refused', () => {
  async function refusal(page: Entered, callId: Id, contactId: Id) {
    const inviteId = randomUUID();
    page.say({ type: 'call.invite', callId, inviteId, contactId });
    return (await page.hears('refused', (one) => one.callId === inviteId || one.callId === callId)).refusal
      .code;
  }

  test('where staff do not allow it', async () => {
    const { scene, marie, first } = await talkWithMarie(() => undefined);
    expect(await refusal(marie, first, scene.ids.tom)).toBe('not-allowed');
  });

  test('somebody else’s relative, the carers, a telephone, and another house', async () => {
    const { scene, marie, first } = await talkWithMarie();
    for (const who of [scene.ids.lea, scene.ids.carers, scene.ids.doctor, scene.ids.ines, randomUUID()])
      expect(await refusal(marie, first, who)).toBe('not-allowed');
  });

  test('by who is not in that call', async () => {
    const { scene, tom, first } = await talkWithMarie();
    const laptop = await scene.come('marieLaptop');
    const ines = await scene.come('inesPhone');
    for (const page of [tom, laptop, ines])
      expect(await refusal(page, first, scene.ids.tom)).toBe('not-found');
  });

  test('who is there already', async () => {
    const { scene, marie, tom, first, guest } = await withTom();
    expect(await refusal(marie, first, scene.ids.tom)).toBe('conflict');
    expect(await refusal(tom, guest, scene.ids.marie)).toBe('conflict');
  });

  test('the fifth', async () => {
    const { scene, marie, first } = await withTom();
    const invite = async (name: string) => {
      const contactId = scene.house.addRelative(scene.ids.weber, name);
      const inviteId = randomUUID();
      marie.say({ type: 'call.invite', callId: first, inviteId, contactId });
      return inviteId;
    };
    const fourth = await invite('Luc');
    await family(marie, ({ others }) => others.some(({ callId }) => callId === fourth));
    const fifth = await invite('Zoé');
    const { refusal: why } = await marie.hears('refused', ({ callId }) => callId === fifth);
    expect(why.code).toBe('no-room');
    expect(scene.store.call(fifth)).toBeUndefined();
  });

  test('at an hour at which the tablet may ring nobody', async () => {
    const { scene, marie, first } = await talkWithMarie();
    const { weber, tom } = scene.ids;
    const resident = scene.house.residents.get(weber);
    if (resident) scene.house.residents.set(weber, { ...resident, quietHours: { from: 0, until: 1439 } });
    scene.house.facility.outgoingAtNight = false;
    expect(await refusal(marie, first, tom)).toBe('outside-hours');
  });

  test('while the tablet is away', async () => {
    const { scene, tablet, marie, first } = await talkWithMarie();
    await scene.crash(tablet);
    expect(await refusal(marie, first, scene.ids.tom)).toBe('not-now');
  });
});

describe('among those who are there', () => {
  test('each two relatives know of each other, and who was there first offers', async () => {
    const { marie, tom, first, guest } = await withTom();
    const toMarie = await family(marie, hasOther('here'));
    expect(toMarie.others).toEqual([
      { callId: guest, name: 'Tom', at: 'here', endpointId: tom.endpointId, offers: true },
    ]);
    const toTom = await family(tom, hasOther('here'));
    expect(toTom.others).toEqual([
      { callId: first, name: 'Marie', at: 'here', endpointId: marie.endpointId, offers: false },
    ]);
  });

  test('signals pass between their pages, and to no other', async () => {
    const { scene, marie, tom, first, guest } = await withTom();
    const laptop = await scene.come('marieLaptop');
    const lea = await scene.come('leaPhone');
    const say = (page: Entered, callId: Id, to: Id) =>
      page.say({ type: 'call.guest-signal', callId, to, signal: candidate('a') });
    say(marie, first, tom.endpointId);
    expect(await tom.hears('call.guest-signal')).toMatchObject({ callId: guest, from: marie.endpointId });
    say(tom, guest, marie.endpointId);
    expect(await marie.hears('call.guest-signal')).toMatchObject({ callId: first, from: tom.endpointId });
    say(laptop, first, tom.endpointId);
    say(marie, first, lea.endpointId);
    say(lea, first, tom.endpointId);
    expect(await lea.hears('refused')).toMatchObject({ callId: first });
    for (const page of [laptop, tom, lea]) {
      await page.hasHeard();
      expect(page.inbox.some(({ type }) => type === 'call.guest-signal')).toBe(false);
    }
  });

  test('who only rings gets no signal', async () => {
    const { scene, marie, tom, first } = await talkWithMarie();
    const guest = randomUUID();
    marie.say({ type: 'call.invite', callId: first, inviteId: guest, contactId: scene.ids.tom });
    await tom.sees(guest, 'looking');
    marie.say({ type: 'call.guest-signal', callId: first, to: tom.endpointId, signal: candidate('a') });
    await marie.isHeard();
    await tom.hasHeard();
    expect(tom.inbox.some(({ type }) => type === 'call.guest-signal')).toBe(false);
  });
});

describe('leaving', () => {
  const hangUp = (page: Entered, callId: Id) =>
    page.say({ type: 'call.end', callId, reason: 'hung-up', agoMs: 0 });

  test('the guest leaves: the first call goes on', async () => {
    const { scene, tablet, marie, tom, first, guest } = await withTom();
    await family(marie, hasOther('here'));
    hangUp(tom, guest);
    expect(await tablet.sees(guest, 'ended')).toMatchObject({ outcome: 'completed' });
    await family(marie, ({ others }) => others.length === 0);
    expect(scene.store.call(first)?.state).toBe('connected');
  });

  test('the first relative leaves: the tablet goes on with the guest', async () => {
    const { scene, tablet, marie, tom, first, guest } = await withTom();
    hangUp(marie, first);
    await marie.sees(first, 'ended');
    const told = await tablet.hears('call.state', ({ replaces }) => replaces === first);
    expect(told.call).toMatchObject({ callId: guest, state: 'connected', peer: tom.endpointId });
    await tablet.isHeard();
    expect(tablet.inbox.some((one) => one.type === 'call.state' && one.call.state === 'ended')).toBe(false);
    expect(scene.store.call(first)).toMatchObject({ state: 'ended', outcome: 'completed' });
    await family(tom, ({ others }) => others.length === 0);
  });

  test('and then the guest may invite in turn, into the same family call', async () => {
    const { scene, tablet, marie, tom, first, guest } = await withTom();
    hangUp(marie, first);
    await tablet.hears('call.state', ({ replaces }) => replaces === first);
    const again = randomUUID();
    tom.say({ type: 'call.invite', callId: guest, inviteId: again, contactId: scene.ids.marie });
    expect(await marie.sees(again, 'looking')).toMatchObject({
      invitedBy: 'Tom',
      invited: { into: first, by: guest },
    });
  });

  test('the resident leaves: it is over for all, also for who still rings', async () => {
    const { scene, tablet, marie, tom, first, guest } = await withTom();
    const luc = scene.house.addRelative(scene.ids.weber, 'Luc');
    const ringing = randomUUID();
    marie.say({ type: 'call.invite', callId: first, inviteId: ringing, contactId: luc });
    await tablet.sees(ringing, 'looking');
    hangUp(tablet, first);
    await marie.sees(first, 'ended');
    expect(await tom.sees(guest, 'ended')).toMatchObject({ outcome: 'completed' });
    expect(await tablet.sees(ringing, 'ended')).toMatchObject({ outcome: 'cancelled' });
  });

  test('the resident leaves after the first relative did: the guest is told', async () => {
    const { tablet, marie, tom, first, guest } = await withTom();
    hangUp(marie, first);
    await tablet.hears('call.state', ({ replaces }) => replaces === first);
    hangUp(tablet, guest);
    await tom.sees(guest, 'ended');
  });

  test('whoever invited leaves before anybody came: nobody is rung any more', async () => {
    const { scene, tablet, marie, tom, first } = await talkWithMarie();
    const guest = randomUUID();
    marie.say({ type: 'call.invite', callId: first, inviteId: guest, contactId: scene.ids.tom });
    await tom.sees(guest, 'looking');
    hangUp(marie, first);
    expect(await tom.sees(guest, 'ended')).toMatchObject({ outcome: 'cancelled' });
    await tablet.sees(first, 'ended');
  });

  test('a tablet that was away when the first relative left goes on with the guest', async () => {
    const { scene, tablet, marie, first, guest, tom } = await withTom();
    await scene.crash(tablet);
    hangUp(marie, first);
    await marie.sees(first, 'ended');
    const back = await scene.come('weberTablet', tablet.endpointId);
    back.say({ type: 'call.rejoin', callId: first });
    const told = await back.hears('call.state', ({ replaces }) => replaces === first);
    expect(told.call).toMatchObject({ callId: guest, peer: tom.endpointId, elsewhere: false });
  });

  test('a resident who hung up while the first relative left is not kept in it', async () => {
    const { tablet, marie, tom, first, guest } = await withTom();
    hangUp(marie, first);
    await marie.sees(first, 'ended');
    hangUp(tablet, first);
    // Told twice that it goes on: its page answers with the same word about that one.
    await tablet.hears('call.state', ({ replaces }) => replaces === first);
    await tablet.hears('call.state', ({ replaces }) => replaces === first);
    hangUp(tablet, guest);
    await tom.sees(guest, 'ended');
  });

  test('the tablet could not reach the first relative any more: it goes on with the guest', async () => {
    const { tablet, marie, first, guest } = await withTom();
    tablet.say({ type: 'call.end', callId: first, reason: 'failed', agoMs: 0 });
    await marie.sees(first, 'ended');
    const told = await tablet.hears('call.state', ({ replaces }) => replaces === first);
    expect(told.call.callId).toBe(guest);
  });

  test('the tablet could not reach the guest: only that call is over', async () => {
    const { scene, tablet, tom, first, guest } = await withTom();
    tablet.say({ type: 'call.end', callId: guest, reason: 'failed', agoMs: 0 });
    await tom.sees(guest, 'ended');
    await tablet.sees(guest, 'ended');
    expect(scene.store.call(first)?.state).toBe('connected');
  });
});

describe('coming back', () => {
  test('a guest’s page that is loaded again is at the same place, and all are told of it', async () => {
    const { scene, tablet, marie, tom, guest } = await withTom();
    await family(marie, hasOther('here'));
    await scene.crash(tom);
    await family(marie, hasOther('away'));
    const back = await scene.come('tomPhone');
    back.say({ type: 'call.rejoin', callId: guest });
    const isBack = ({ others }: Family) => others.some((one) => one.endpointId === back.endpointId);
    expect((await family(marie, isBack)).others).toMatchObject([{ callId: guest, at: 'here', offers: true }]);
    await tablet.hears('call.state', ({ call }) => call.callId === guest && call.peer === back.endpointId);
    await family(back, hasOther('here'));
  });

  test('a guest who stays away for a minute has left', async () => {
    const { scene, tablet, marie, tom, guest } = await withTom();
    await family(marie, hasOther('here'));
    await scene.crash(tom);
    await family(marie, hasOther('away'));
    await scene.time.advance(61 * SECOND);
    await tablet.sees(guest, 'ended');
    await family(marie, ({ others }) => others.length === 0);
  });

  test('a tablet that is loaded again comes back to everybody', async () => {
    const { scene, tablet, marie, tom, first, guest } = await withTom();
    await scene.crash(tablet);
    const back = await scene.come('weberTablet');
    back.say({ type: 'call.rejoin', callId: first });
    const isNew = ({ call }: { call: { peer: Id | null } }) => call.peer === back.endpointId;
    await marie.hears('call.state', isNew);
    await tom.hears('call.state', isNew);
    expect(await back.sees(guest, 'connected')).toMatchObject({ peer: tom.endpointId });
  });

  test('after the server was killed all find each other again', async () => {
    const { scene, first, guest } = await withTom();
    await scene.restart();
    const marie = await scene.come('mariePhone');
    const tom = await scene.come('tomPhone');
    const tablet = await scene.come('weberTablet');
    marie.say({ type: 'call.rejoin', callId: first });
    tom.say({ type: 'call.rejoin', callId: guest });
    tablet.say({ type: 'call.rejoin', callId: first });
    await tablet.hears('call.state', ({ call }) => call.callId === guest && call.peer === tom.endpointId);
    const at = (page: Entered) => (news: Family) =>
      news.others.some((one) => one.at === 'here' && one.endpointId === page.endpointId);
    await family(marie, at(tom));
    await family(tom, at(marie));
  });

  test('staff take the tablet away: it is over for all', async () => {
    const { scene, marie, tom, first, guest } = await withTom();
    const tablet = scene.house.keys.get(scene.house.credentials.weberTablet);
    if (tablet?.kind !== 'tablet') throw new Error('no tablet');
    scene.server().live.signOut(tablet.facilityId, tablet.tabletId);
    expect(await marie.sees(first, 'ended')).toMatchObject({ endedBy: 'house' });
    expect(await tom.sees(guest, 'ended')).toMatchObject({ endedBy: 'house' });
  });
});
