import { describe, expect, test } from 'vitest';
import { WELL } from '../test-health.ts';
import { setScene } from './testing/scene.ts';

const MINUTE = 60_000;
const LOW = { ...WELL, battery: { level: 0.1, charging: false } };

describe('health', () => {
  test('reaches the staff of that facility, with the server’s time, and nobody else', async () => {
    const scene = await setScene();
    const [nurse, other] = [await scene.come('nurse'), await scene.come('parkNurse')];
    const [phone, neighbour] = [await scene.come('mariePhone'), await scene.come('schmitTablet')];
    const tablet = await scene.come('weberTablet');
    scene.time.jump(5 * MINUTE);
    tablet.say({ type: 'health', health: LOW });
    const { reports } = await nurse.hears('health');
    expect(reports).toMatchObject([{ at: scene.time.now(), health: LOW }]);
    for (const page of [other, phone, neighbour, tablet]) {
      await page.hasHeard();
      expect(page.inbox.filter(({ type }) => type === 'health')).toEqual([]);
    }
  });

  test('of all tablets is told to staff who come later, the latest of each', async () => {
    const scene = await setScene();
    const [tablet, neighbour] = [await scene.come('weberTablet'), await scene.come('schmitTablet')];
    tablet.say({ type: 'health', health: WELL });
    neighbour.say({ type: 'health', health: WELL });
    tablet.say({ type: 'health', health: LOW });
    await Promise.all([tablet.isHeard(), neighbour.isHeard()]);
    const { reports } = await (await scene.come('nurse')).hears('health');
    expect(reports.map(({ health }) => health.battery?.level).sort()).toEqual([0.1, 0.8]);
    const stranger = await scene.come('parkNurse');
    await stranger.hasHeard();
    expect(stranger.inbox).toEqual([]);
  });

  test('is not kept when a tablet says it in a loop; a minute later it is heard again', async () => {
    const scene = await setScene();
    const nurse = await scene.come('nurse');
    const tablet = await scene.come('weberTablet');
    for (let time = 0; time < 40; time += 1) tablet.say({ type: 'health', health: WELL });
    await tablet.isHeard();
    await nurse.hasHeard();
    const heard = nurse.inbox.filter(({ type }) => type === 'health').length;
    expect(heard).toBe(12);
    scene.time.jump(MINUTE);
    tablet.say({ type: 'health', health: LOW });
    await nurse.hears('health', ({ reports }) => reports[0]?.health.battery?.level === 0.1);
  });

  test('that cannot be kept costs the tablet nothing', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    scene.health.state.isBroken = true;
    tablet.say({ type: 'health', health: WELL });
    await tablet.isHeard();
    expect(tablet.inbox).toEqual([]);
    const nurse = await scene.come('nurse');
    expect(nurse.welcome.presence).toMatchObject([{ kind: 'tablet', online: true }]);
    const [kept, read] = scene.server().log.lines;
    expect([kept, read]).toEqual([
      expect.stringContaining('could not be kept'),
      expect.stringContaining('could not be read'),
    ]);
  });

  test('said by a relative is refused', async () => {
    const scene = await setScene();
    const phone = await scene.come('mariePhone');
    phone.say({ type: 'health', health: WELL });
    expect(await phone.hears('refused')).toMatchObject({ callId: null, refusal: { code: 'not-allowed' } });
  });
});
