import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Facility, Resident } from '../../protocol/records.ts';
import { setScene } from './testing/scene.ts';

/* When a relative may ring, and a tablet: calling hours are in `start-call.test.ts`. The scene's clock says 10:00. */

const MINUTE = 60_000;
const NOW_QUIET = { from: 9 * 60, until: 11 * 60 };

async function atHome(changes: { resident?: Partial<Resident>; facility?: Partial<Facility> }) {
  const scene = await setScene();
  const change = (more: typeof changes) => {
    const resident = scene.house.residents.get(scene.ids.weber);
    if (!resident) throw new Error('no resident');
    scene.house.residents.set(scene.ids.weber, { ...resident, ...more.resident });
    Object.assign(scene.house.facility, more.facility);
  };
  change(changes);
  const refusalOf = async (who: 'mariePhone' | 'weberTablet') => {
    const page = await scene.come(who);
    const callId = randomUUID();
    page.say({ type: 'call.start', callId, contactId: scene.ids.marie });
    const { refusal } = await page.hears('refused', (one) => one.callId === callId);
    expect(scene.store.call(callId)).toBeUndefined();
    return refusal;
  };
  return { ...scene, change, refusalOf };
}

test('in quiet hours a relative is told that it is outside hours', async () => {
  const home = await atHome({ resident: { quietHours: NOW_QUIET } });
  expect(await home.refusalOf('mariePhone')).toEqual({ code: 'outside-hours', retry: 'never' });
});

test('when quiet hours are over a relative rings again', async () => {
  const home = await atHome({ resident: { quietHours: NOW_QUIET } });
  home.time.jump(60 * MINUTE);
  await home.ring(await home.come('mariePhone'), home.ids.marie);
});

test.each(['resident', 'facility'] as const)(
  'while care of the %s is in progress a relative hears *not now*, and nothing more',
  async (whose) => {
    const home = await atHome({});
    home.change({ [whose]: { careUntil: home.time.now() + 15 * MINUTE } });
    expect(await home.refusalOf('mariePhone')).toEqual({ code: 'not-now', retry: 'never' });
    home.time.jump(15 * MINUTE);
    await home.ring(await home.come('mariePhone'), home.ids.marie);
  },
);

test('a resident may ring while care is in progress', async () => {
  const home = await atHome({});
  home.change({ resident: { careUntil: home.time.now() + MINUTE } });
  await home.ring(await home.come('weberTablet'), home.ids.marie);
});

test('a resident may ring at night where the facility lets them', async () => {
  const home = await atHome({ resident: { quietHours: NOW_QUIET }, facility: { outgoingAtNight: true } });
  await home.ring(await home.come('weberTablet'), home.ids.marie);
});

test('a resident may not ring at night where the facility does not, and may by day', async () => {
  const home = await atHome({ resident: { quietHours: NOW_QUIET }, facility: { outgoingAtNight: false } });
  expect(await home.refusalOf('weberTablet')).toMatchObject({ code: 'outside-hours' });
  home.time.jump(60 * MINUTE);
  await home.ring(await home.come('weberTablet'), home.ids.marie);
});

test.each(['looking', 'ringing'] as const)(
  'a call that is %s when quiet hours and care begin goes on, and can be answered',
  async (state) => {
    const home = await atHome({});
    const [phone, tablet] = [await home.come('mariePhone'), await home.come('weberTablet')];
    const callId = await home.ring(phone, home.ids.marie);
    if (state === 'ringing') {
      tablet.say({ type: 'call.ringing', callId });
      await phone.sees(callId, 'ringing');
    }
    const careUntil = home.time.now() + 30 * MINUTE;
    home.change({ resident: { quietHours: NOW_QUIET, careUntil }, facility: { careUntil } });
    await home.time.advance(10_000);
    expect(home.store.call(callId)?.state).toBe(state);
    tablet.say({ type: 'call.answer', callId });
    await phone.sees(callId, 'connecting');
  },
);

test('a tablet that reloads in the middle of such a ring still hears of it', async () => {
  const home = await atHome({});
  const phone = await home.come('mariePhone');
  const callId = await home.ring(phone, home.ids.marie);
  home.change({ resident: { careUntil: home.time.now() + MINUTE } });
  const { welcome } = await home.come('weberTablet');
  expect(welcome.calls).toMatchObject([{ callId, state: 'looking' }]);
});

test('a page that starts calls in a loop is held back, and others are not', async () => {
  const home = await atHome({});
  const phone = await home.come('mariePhone');
  const begin = () => {
    const callId = randomUUID();
    phone.say({ type: 'call.start', callId, contactId: home.ids.marie });
    return callId;
  };
  for (let start = 0; start < 60; start += 1) begin();
  const tooMany = begin();
  const { refusal } = await phone.hears('refused', (one) => one.callId === tooMany);
  expect(refusal).toEqual({ code: 'too-many-tries', retry: 'later' });
  await home.ring(await home.come('tomPhone'), home.ids.tom);
  home.time.jump(10_000);
  await phone.sees(begin(), 'looking');
});
