import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchHolding } from '../holding.ts';
import { rung, talking } from '../testing/flows.ts';
import { LAPTOP, openPage, type Page, PHONE, pass, viewOf } from '../testing/page.ts';

beforeAll(() => fetchHolding());
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const IN_CALL = viewOf({ state: 'connected', answeredAt: 0, connectedAt: 0, peer: PHONE });
const last = (page: Page) => {
  const connection = page.connections().at(-1);
  if (connection === undefined) throw new Error('no connection');
  return connection;
};
const isReconnecting = ({ call }: Page) => 'reconnecting' in call.view.value && call.view.value.reconnecting;
const isPictureSent = (page: Page) =>
  last(page).lanes.find(({ receiver }) => receiver.track.kind === 'video')?.sender.parameters.encodings[0]
    ?.active;

/** Bytes arrive, for so long; without them time passes all the same. */
async function flow(page: Page, ms: number) {
  for (let at = 0; at < ms; at += 100) {
    last(page).received.bytes += 500;
    await pass(100);
  }
}

async function inTalk() {
  const page = openPage();
  await talking(page);
  await pass();
  await flow(page, 3_000);
  return page;
}

describe('While nothing arrives', () => {
  it('no picture is sent, and with the first byte it is again', async () => {
    const page = await inTalk();
    await pass(900);
    expect(isPictureSent(page)).toBe(false);
    expect(last(page).sends()).toEqual(['audio', 'video']);
    await flow(page, 100);
    expect(isPictureSent(page)).toBe(true);
    expect(last(page).restarts).toBe(0);
  });

  it('both people read within three seconds that the connection is coming back', async () => {
    const page = await inTalk();
    await pass(1_700);
    expect(isReconnecting(page)).toBe(false);
    await pass(800);
    expect(isReconnecting(page)).toBe(true);
    await flow(page, 100);
    expect(isReconnecting(page)).toBe(false);
  });

  it('the socket must prove itself after a second, so that no offer waits in a dead one', async () => {
    const page = await inTalk();
    await pass(900);
    expect(page.dials).toEqual([]);
    await pass(3_000);
    expect(page.dials).toEqual(['nudge']);
  });

  it('the caller looks for a new way after four seconds', async () => {
    const page = await inTalk();
    await pass(3_500);
    expect(last(page).restarts).toBe(0);
    await pass(1_200);
    expect(last(page).restarts).toBe(1);
  });

  it('and no socket is open, one is dialled as soon as something arrives', async () => {
    const page = await inTalk();
    page.lineBreaks();
    await pass(4_000);
    expect(last(page).restarts).toBe(0);
    await flow(page, 100);
    expect(page.dials.at(-1)).toBe('redial');
  });
});

describe('A change of network', () => {
  it('with a second of silence drops the socket, and restarts as soon as there is another', async () => {
    const page = await inTalk();
    page.network.dispatchEvent(new Event('change'));
    await pass(1_300);
    expect(page.dials).toEqual(['redial']);
    expect(last(page).restarts).toBe(1);
  });

  it('for which the socket was dialled anew already leaves that one alone, and restarts', async () => {
    const page = await inTalk();
    page.lineBreaks();
    page.network.dispatchEvent(new Event('change'));
    await pass(400);
    page.lineOpens([IN_CALL]);
    await pass(900);
    expect(page.dials).toEqual([]);
    expect(last(page).restarts).toBe(1);
  });

  it('for which no socket has been found after a second of silence has it dialled anew', async () => {
    const page = await inTalk();
    page.network.dispatchEvent(new Event('change'));
    page.lineBreaks();
    await pass(1_500);
    expect(page.dials).toEqual(['redial']);
  });

  it('that is told after the silence began counts, too', async () => {
    const page = await inTalk();
    await pass(1_500);
    expect(page.dials).toEqual(['nudge']);
    page.network.dispatchEvent(new Event('change'));
    expect(page.dials).toEqual(['nudge', 'redial']);
  });

  it('is tried once more a second later: the first attempt may not have known the new way', async () => {
    const page = await inTalk();
    page.network.dispatchEvent(new Event('change'));
    page.lineBreaks();
    await pass(2_200);
    page.lineOpens([IN_CALL]);
    await pass();
    expect(last(page).restarts).toBe(1);
    page.answered(PHONE);
    await pass(1_100);
    expect(last(page).restarts).toBe(2);
  });

  it('is not believed as long as anything arrives', async () => {
    const page = await inTalk();
    page.network.dispatchEvent(new Event('change'));
    await flow(page, 12_000);
    expect(page.dials).toEqual([]);
    await pass(1_500);
    expect(page.dials).toEqual(['nudge']);
  });

  it('of the called side is answered by that side, for the caller may not have noticed', async () => {
    const page = openPage({ side: 'relative' });
    await rung(page);
    page.call.answer();
    last(page).become('connected');
    await pass();
    await flow(page, 3_000);
    await pass(2_500);
    page.lineBreaks();
    page.lineOpens([
      viewOf({ you: 'relative', state: 'connected', answeredAt: 0, connectedAt: 0, peer: LAPTOP }),
    ]);
    await pass();
    expect(last(page).restarts).toBe(1);
  });
});

describe('A hidden page', () => {
  it('tells the other, who reads *paused* as soon as the picture stands still, until it is back', async () => {
    const page = await inTalk();
    const away = (value: boolean) =>
      page.hear({
        type: 'call.signal',
        callId: IN_CALL.callId,
        from: PHONE,
        signal: { type: 'away', away: value },
      });
    away(true);
    expect(page.call.remotePaused.value).toBe(page.call.remoteHasPicture.value === false);
    await flow(page, 4_000);
    expect(page.call.remotePaused.value).toBe(true);
    away(false);
    expect(page.call.remotePaused.value).toBe(false);
  });

  it('is believed of nobody but whom one talks to', async () => {
    const page = await inTalk();
    await flow(page, 4_000);
    const signal = { type: 'away', away: true } as const;
    page.hear({ type: 'call.signal', callId: IN_CALL.callId, from: LAPTOP, signal });
    expect(page.call.remotePaused.value).toBe(false);
  });

  it('is forgotten with its connection: the next page of theirs is not hidden', async () => {
    const page = await inTalk();
    const signal = { type: 'away', away: true } as const;
    page.hear({ type: 'call.signal', callId: IN_CALL.callId, from: PHONE, signal });
    page.told({ state: 'connected', answeredAt: 0, connectedAt: 0, peer: LAPTOP });
    await pass();
    expect(page.call.remotePaused.value).toBe(false);
  });
});

it('How a call went is told when it is over, with what the page saw itself', async () => {
  const page = await inTalk();
  page.call.hangUp();
  await pass();
  expect(page.qualities).toMatchObject([
    { type: 'call.quality', callId: IN_CALL.callId, quality: { ringMs: 1, outages: 0 } },
  ]);
});
