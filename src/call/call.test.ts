import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ringing, talking } from './testing/flows.ts';
import { CALL, LAPTOP, MARIE, openPage, PAUL, PHONE, pass } from './testing/page.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('ringing somebody', () => {
  test('a tap warms the camera and tells nobody for three seconds', async () => {
    const page = openPage({ graceMs: 3000 });
    await pass();
    page.call.start(MARIE);
    await pass(2999);
    expect(page.call.view.value).toMatchObject({ at: 'grace', contactId: MARIE });
    expect(page.media.opened).toBe(1);
    expect(page.words()).toEqual([]);
    await pass(1);
    expect(page.call.view.value).toMatchObject({ at: 'looking', callId: CALL });
    expect(page.words()).toEqual(['start']);
  });

  test('who changes her mind within the grace has rung nobody', async () => {
    const page = openPage({ graceMs: 3000 });
    await pass();
    page.call.start(MARIE);
    await pass(1000);
    page.call.cancel();
    await pass(10_000);
    expect(page.call.view.value).toEqual({ at: 'idle' });
    expect(page.words()).toEqual([]);
    expect(page.media.stream.value).toBeNull();
  });

  test('a second tap while a call is on changes nothing', async () => {
    const page = openPage();
    await ringing(page);
    page.call.start(PAUL);
    expect(page.call.view.value).toMatchObject({ at: 'ringing', contactId: MARIE });
    expect(page.words()).toEqual(['start']);
  });

  test('the way to a phone that rings is built at once, with two empty lanes', async () => {
    const page = openPage();
    await ringing(page);
    const [connection] = page.connections();
    expect(connection?.lanes.map(({ direction }) => direction)).toEqual(['sendrecv', 'sendrecv']);
    expect(connection?.signalingState).toBe('stable');
    expect(connection?.configuration).toMatchObject({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
  });

  test('nothing of the caller leaves before somebody has answered', async () => {
    const page = openPage();
    await ringing(page);
    page.connections()[0]?.become('connected');
    await pass(20_000);
    expect(page.connections()[0]?.sends()).toEqual([]);
    page.told({ state: 'connecting', answeredAt: 0, peer: PHONE });
    expect(page.connections()[0]?.sends()).toEqual(['audio', 'video']);
  });

  test('of two phones the one that answered is kept, and the other hears nothing', async () => {
    const page = openPage();
    await ringing(page);
    page.rings(LAPTOP);
    await pass();
    page.told({ state: 'connecting', answeredAt: 0, peer: LAPTOP });
    const [phone, laptop] = page.connections();
    expect(phone?.connectionState).toBe('closed');
    expect(phone?.sends()).toEqual([]);
    expect(laptop?.sends()).toEqual(['audio', 'video']);
    expect(page.call.remote.value).not.toBeNull();
  });

  test('a fifth ringing page gets no connection until it is the one that answers', async () => {
    const page = openPage();
    await ringing(page);
    for (const n of [1, 2, 3, 4]) page.rings(`${PHONE.slice(0, -1)}${n + 4}`);
    expect(page.connections()).toHaveLength(4);
    page.told({ state: 'connecting', answeredAt: 0, peer: `${PHONE.slice(0, -1)}8` });
    expect(page.connections()).toHaveLength(5);
  });

  test('taking a call back leaves no card, and the server hears it', async () => {
    const page = openPage();
    await ringing(page);
    page.call.cancel();
    expect(page.call.view.value).toEqual({ at: 'idle' });
    expect(page.said.at(-1)).toEqual({ type: 'call.end', callId: CALL, reason: 'hung-up', agoMs: 0 });
    expect(page.connections()[0]?.connectionState).toBe('closed');
    page.told({ state: 'ringing', ringingAt: 0 });
    expect(page.call.view.value).toEqual({ at: 'idle' });
  });

  test.each(['declined', 'busy', 'missed', 'offline'] as const)('the card says %s', async (outcome) => {
    const page = openPage();
    await ringing(page);
    page.told({ state: 'ended', outcome, endedAt: 5 });
    expect(page.call.view.value).toMatchObject({ at: 'over', outcome, endedAt: 5, spokeMs: null });
    page.call.dismiss();
    expect(page.call.view.value).toEqual({ at: 'idle' });
  });

  test('a call that the server does not allow is over', async () => {
    const page = openPage();
    await pass();
    page.call.start(MARIE);
    const refusal = { code: 'not-allowed', retry: 'never' } as const;
    page.hear({ type: 'refused', callId: CALL, refusal, outcome: null });
    expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'failed' });
    page.lineOpens();
    expect(page.words()).toEqual(['start']);
  });

  test.each(['not-now', 'outside-hours', 'may-not-call'] as const)(
    'a call refused as %s is told as somebody over there would have said it',
    async (code) => {
      const page = openPage();
      await pass();
      page.call.start(MARIE);
      const refusal = { code, retry: 'never' } as const;
      page.hear({ type: 'refused', callId: CALL, refusal, outcome: null });
      expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'declined' });
    },
  );

  test('a server whose database is away is asked again', async () => {
    const page = openPage();
    await pass();
    page.call.start(MARIE);
    const refusal = { code: 'unavailable', retry: 'later' } as const;
    page.hear({ type: 'refused', callId: CALL, refusal, outcome: null });
    await pass(2000);
    expect(page.call.view.value).toMatchObject({ at: 'looking' });
    expect(page.words()).toEqual(['start', 'start']);
  });

  test('without a line a call waits eight seconds for it, and then says offline', async () => {
    const page = openPage();
    await pass();
    page.lineBreaks();
    page.call.start(MARIE);
    await pass(7_999);
    expect(page.call.view.value).toMatchObject({ at: 'looking' });
    await pass(1);
    expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'offline' });
    page.lineOpens();
    expect(page.words()).not.toContain('start');
  });

  test('a line that comes back in time carries the start', async () => {
    const page = openPage();
    await pass();
    page.lineBreaks();
    page.call.start(MARIE);
    await pass(3_000);
    page.lineOpens();
    expect(page.words()).toEqual(['start']);
    await pass(20_000);
    expect(page.call.view.value).toMatchObject({ at: 'looking' });
  });

  test('a ring of which the server cannot tell us the end is over at last', async () => {
    const page = openPage();
    await ringing(page);
    page.lineBreaks();
    await pass(135_000);
    expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'missed' });
  });
});

describe('talking', () => {
  test('connected is said when a frame has really come', async () => {
    const page = openPage();
    await ringing(page);
    page.connections()[0]?.become('connected');
    page.told({ state: 'connecting', answeredAt: 0, peer: PHONE });
    await pass(500);
    expect(page.words()).not.toContain('connected');
    const [connection] = page.connections();
    if (connection) connection.received.frames = 1;
    await pass(50);
    expect(page.words().at(-1)).toBe('connected');
    expect(page.call.view.value).toMatchObject({ at: 'connected' });
    expect(page.call.remoteHasPicture.value).toBe(true);
    expect(page.marks).toEqual(['moien:tap', 'moien:call-start', 'moien:ringing', 'moien:first-frame']);
  });

  test('sound alone is connected, without a picture', async () => {
    const page = openPage();
    await ringing(page);
    page.told({ state: 'connecting', answeredAt: 0, peer: PHONE });
    const [connection] = page.connections();
    if (connection) connection.received.packets = 3;
    await pass(50);
    expect(page.call.view.value).toMatchObject({ at: 'connected' });
    expect(page.call.remoteHasPicture.value).toBe(false);
  });

  test('hanging up says so, closes everything and shows how long they spoke', async () => {
    const page = openPage();
    await talking(page);
    await pass(65_000);
    page.call.hangUp();
    expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'completed', spokeMs: 65_000 });
    expect(page.said.at(-1)).toMatchObject({ type: 'call.end', reason: 'hung-up', agoMs: 0 });
    expect(page.connections()[0]?.connectionState).toBe('closed');
    expect(page.media.stream.value).toBeNull();
    expect(page.call.remote.value).toBeNull();
  });

  test('the server corrects the card', async () => {
    const page = openPage();
    await talking(page);
    page.call.hangUp();
    page.told({ state: 'ended', outcome: 'completed', connectedAt: 1_000, endedAt: 4_000, peer: PHONE });
    expect(page.call.view.value).toMatchObject({ at: 'over', endedAt: 4_000, spokeMs: 3_000 });
  });

  test('a page that is closed says nothing and lets everything go', async () => {
    const page = openPage();
    await talking(page);
    const said = page.said.length;
    page.stop();
    await pass(120_000);
    expect(page.said).toHaveLength(said);
    expect(page.connections()[0]?.connectionState).toBe('closed');
    expect(page.media.stream.value).toBeNull();
  });
});

test('a call that is stopped while nothing is on leaves the camera to whoever uses it', async () => {
  const page = openPage({ side: 'relative' });
  await pass();
  page.media.warm();
  page.stop();
  expect(page.media.stream.value).not.toBeNull();
});
