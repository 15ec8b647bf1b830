import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ringing, rung, talking } from './testing/flows.ts';
import { CALL, callNumber, LAPTOP, MARIE, openPage, PAUL, PHONE, pass, viewOf } from './testing/page.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('being rung', () => {
  test('the page says that it rings, and answers the connection at once with empty lanes', async () => {
    const page = openPage({ side: 'relative' });
    await rung(page);
    expect(page.call.view.value).toMatchObject({ at: 'incoming', callId: CALL });
    expect(page.words()).toEqual(['ringing']);
    expect(page.signals().at(-1)).toMatchObject({
      to: LAPTOP,
      signal: { description: { type: 'answer' } },
    });
    expect(page.connections()[0]?.lanes.map(({ direction }) => direction)).toEqual(['sendrecv', 'sendrecv']);
  });

  test('nothing of the callee leaves before the answer, and all of it with the answer', async () => {
    const page = openPage({ side: 'relative' });
    await rung(page);
    await pass(10_000);
    expect(page.media.stream.value).not.toBeNull();
    expect(page.connections()[0]?.sends()).toEqual([]);
    expect(page.call.remote.value).toBeNull();
    page.call.answer();
    expect(page.connections()[0]?.sends()).toEqual(['audio', 'video']);
    expect(page.words()).toEqual(['ringing', 'answer']);
    expect(page.call.view.value).toMatchObject({ at: 'connecting', reconnecting: false });
  });

  test('who answers before the offer has come is seen as soon as it comes', async () => {
    const page = openPage({ side: 'relative' });
    await pass();
    page.told({ state: 'looking' });
    page.call.answer();
    page.offered(LAPTOP);
    await pass();
    expect(page.connections()[0]?.sends()).toEqual(['audio', 'video']);
  });

  test('candidates that overtake the offer are kept for it', async () => {
    const page = openPage({ side: 'relative' });
    await pass();
    page.told({ state: 'looking' });
    page.offered(LAPTOP);
    page.candidate(LAPTOP, 'one');
    page.candidate(LAPTOP, 'two');
    await pass();
    expect(page.connections()[0]?.candidates.map(({ candidate }) => candidate)).toEqual(['one', 'two']);
  });

  test('offers for another call open nothing', async () => {
    const page = openPage({ side: 'relative' });
    await pass();
    page.offered(LAPTOP);
    await pass();
    expect(page.connections()).toHaveLength(0);
  });

  test('not now is said, leaves no card, and does not ring again', async () => {
    const page = openPage({ side: 'relative' });
    await rung(page);
    page.call.decline();
    page.told({ state: 'ringing', ringingAt: 1 });
    expect(page.call.view.value).toEqual({ at: 'idle' });
    expect(page.said.at(-1)).toEqual({ type: 'call.decline', callId: CALL, reason: 'declined' });
    expect(page.media.stream.value).toBeNull();
  });

  test('another device of mine answered: this one falls silent without a card', async () => {
    const page = openPage({ side: 'relative' });
    await rung(page);
    page.told({ state: 'connecting', elsewhere: true, answeredAt: 1, peer: LAPTOP });
    expect(page.call.view.value).toEqual({ at: 'idle' });
    expect(page.connections()[0]?.connectionState).toBe('closed');
  });

  test('the other device was faster than my answer: mine is taken back', async () => {
    const page = openPage({ side: 'relative' });
    await rung(page);
    page.call.answer();
    page.told({ state: 'connecting', elsewhere: true, answeredAt: 1, peer: LAPTOP });
    expect(page.call.view.value).toEqual({ at: 'idle' });
    expect(page.connections()[0]?.sends()).toBeDefined();
    expect(page.connections()[0]?.connectionState).toBe('closed');
  });

  test('in a call, who rings hears busy', async () => {
    const page = openPage();
    await talking(page);
    page.told({ callId: callNumber(7), contactId: PAUL, caller: 'relative', state: 'looking' });
    expect(page.said.at(-1)).toEqual({ type: 'call.decline', callId: callNumber(7), reason: 'busy' });
    expect(page.call.view.value).toMatchObject({ at: 'connected', contactId: MARIE });
  });

  test('another call of this page makes it busy too', async () => {
    const page = openPage({ side: 'relative', isBusy: () => true });
    await rung(page);
    expect(page.words()).toEqual(['decline']);
    expect(page.call.view.value).toEqual({ at: 'idle' });
  });

  test('a second ring waits behind the first', async () => {
    const page = openPage();
    await pass();
    page.told({ caller: 'relative', state: 'looking' });
    page.told({ callId: callNumber(7), contactId: PAUL, caller: 'relative', state: 'looking' });
    expect(page.call.view.value).toMatchObject({ at: 'incoming', contactId: MARIE });
    expect(page.words()).toEqual(['ringing']);
  });

  test('another’s ring comes before a tap that told nobody yet', async () => {
    const page = openPage({ graceMs: 3000 });
    await pass();
    page.call.start(PAUL);
    page.told({ callId: callNumber(7), caller: 'relative', state: 'looking' });
    await pass(10_000);
    expect(page.call.view.value).toMatchObject({ at: 'incoming', contactId: MARIE });
    expect(page.words()).toEqual(['ringing']);
  });

  test('a page that opens while it rings rings too', async () => {
    const page = openPage({ side: 'relative' });
    await pass();
    page.lineOpens([viewOf({ you: 'relative', state: 'ringing', ringingAt: 0 })]);
    expect(page.call.view.value).toMatchObject({ at: 'incoming' });
    expect(page.words()).toEqual(['ringing']);
  });
});

describe('both at once', () => {
  test('two calls become one, and the first to ring keeps the offer', async () => {
    const page = openPage();
    await ringing(page);
    page.told(
      { callId: callNumber(9), caller: 'relative', state: 'connecting', answeredAt: 1, peer: PHONE },
      CALL,
    );
    expect(page.call.view.value).toMatchObject({ at: 'connecting', callId: callNumber(9) });
    expect(page.connections()[0]?.connectionState).toBe('closed');
    expect(page.words()).toEqual(['start']);
  });

  test('her ring that crosses ours on the way is not told busy', async () => {
    const page = openPage();
    await pass();
    page.call.start(MARIE);
    page.told({ callId: callNumber(9), caller: 'relative', state: 'looking' });
    expect(page.words()).toEqual(['start']);
    page.told({ callId: callNumber(9), caller: 'relative', state: 'connecting', peer: PHONE }, CALL);
    expect(page.call.view.value).toMatchObject({ at: 'connecting', callId: callNumber(9) });
  });

  test('she rings in the three seconds after her face was tapped: the tap goes on and meets her', async () => {
    const page = openPage({ graceMs: 3000 });
    await pass();
    page.call.start(MARIE);
    page.told({ callId: callNumber(9), caller: 'relative', state: 'looking' });
    expect(page.call.view.value).toMatchObject({ at: 'grace', contactId: MARIE });
    await pass(3000);
    expect(page.words()).toEqual(['start']);
    page.told({ callId: callNumber(9), caller: 'relative', state: 'connecting', peer: PHONE }, CALL);
    expect(page.call.view.value).toMatchObject({ at: 'connecting', callId: callNumber(9) });
  });

  test('who takes the tap back in the grace is rung after all', async () => {
    const page = openPage({ graceMs: 3000 });
    await pass();
    page.call.start(MARIE);
    page.told({ callId: callNumber(9), caller: 'relative', state: 'looking' });
    page.call.cancel();
    expect(page.call.view.value).toMatchObject({ at: 'incoming', callId: callNumber(9) });
    expect(page.words()).toEqual(['ringing']);
    await pass(10_000);
    expect(page.words()).toEqual(['ringing']);
  });

  test('a ring that ended within the grace is not shown after it', async () => {
    const page = openPage({ graceMs: 3000 });
    await pass();
    page.call.start(MARIE);
    page.told({ callId: callNumber(9), caller: 'relative', state: 'looking' });
    page.told({ callId: callNumber(9), caller: 'relative', state: 'ended', outcome: 'cancelled' });
    page.call.cancel();
    expect(page.call.view.value).toEqual({ at: 'idle' });
  });

  test('a call taken back before it became another takes the other back', async () => {
    const page = openPage();
    await ringing(page);
    page.call.cancel();
    page.told({ callId: callNumber(9), caller: 'relative', state: 'connecting', peer: PHONE }, CALL);
    expect(page.said.at(-1)).toMatchObject({ type: 'call.end', callId: callNumber(9) });
    expect(page.call.view.value).toEqual({ at: 'idle' });
  });
});
