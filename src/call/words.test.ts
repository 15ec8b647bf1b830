import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rung, talking } from './testing/flows.ts';
import { CALL, callNumber, MARIE, openPage, PHONE, pass, viewOf } from './testing/page.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const talkingView = viewOf({ state: 'connected', answeredAt: 0, connectedAt: 0, peer: PHONE });

test('a hang-up without a server is said when it is back, with how long ago', async () => {
  const page = openPage();
  await talking(page);
  page.lineBreaks();
  page.call.hangUp();
  expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'completed' });
  await pass(90_000);
  page.lineOpens([talkingView]);
  expect(page.said.at(-1)).toEqual({ type: 'call.end', callId: CALL, reason: 'hung-up', agoMs: 90_000 });
  expect(page.call.view.value.at).toBe('over');
});

test('a word is said on every new socket until the server confirms it', async () => {
  const page = openPage();
  await talking(page);
  page.call.hangUp();
  const count = () => page.words().filter((word) => word === 'end').length;
  page.lineOpens([talkingView]);
  page.lineOpens([talkingView]);
  expect(count()).toBe(3);
  page.told({ state: 'ended', outcome: 'completed', connectedAt: 0, endedAt: 1 });
  page.lineOpens();
  expect(count()).toBe(3);
});

test('a hang-up that never went out survives a reload', async () => {
  const before = openPage();
  await talking(before);
  before.lineBreaks();
  before.call.hangUp();
  await pass(1_000);
  const page = openPage({ note: before.memory.note });
  await pass(4_000);
  page.lineOpens([talkingView]);
  expect(page.said).toEqual([{ type: 'call.end', callId: CALL, reason: 'hung-up', agoMs: 5_000 }]);
  expect(page.call.view.value).toEqual({ at: 'idle' });
  page.told({ state: 'ended', outcome: 'completed', endedAt: 1 });
  await pass();
  expect(page.memory.note).toBeNull();
});

test('an answer without a server is said when it is back, and connects', async () => {
  const page = openPage({ side: 'relative' });
  await rung(page);
  page.lineBreaks();
  page.call.answer();
  expect(page.words()).toEqual(['ringing']);
  page.lineOpens([viewOf({ you: 'relative', state: 'ringing', ringingAt: 0 })]);
  expect(page.words()).toEqual(['ringing', 'answer']);
  expect(page.call.view.value).toMatchObject({ at: 'connecting' });
});

test('not now without a server is said when it is back, and does not ring again', async () => {
  const page = openPage({ side: 'relative' });
  await rung(page);
  page.lineBreaks();
  page.call.decline();
  page.lineOpens([viewOf({ you: 'relative', state: 'ringing', ringingAt: 0 })]);
  expect(page.words()).toEqual(['ringing', 'decline']);
  expect(page.call.view.value).toEqual({ at: 'idle' });
});

test('a ring that went on without us says again that it rings here', async () => {
  const page = openPage({ side: 'relative' });
  await rung(page);
  page.lineBreaks();
  page.lineOpens([viewOf({ you: 'relative', state: 'ringing', ringingAt: 0 })]);
  expect(page.words()).toEqual(['ringing', 'ringing']);
  expect(page.call.view.value).toMatchObject({ at: 'incoming' });
});

test('a ring that ended while the line was away becomes a missed call', async () => {
  const page = openPage({ side: 'relative' });
  await rung(page);
  page.lineBreaks();
  page.lineOpens([]);
  expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'missed' });
});

test('a call that the server has forgotten ends when it says so', async () => {
  const page = openPage();
  await talking(page);
  page.lineBreaks();
  page.lineOpens([]);
  expect(page.words().at(-1)).toBe('rejoin');
  expect(page.call.view.value).toMatchObject({ at: 'connected' });
  const refusal = { code: 'not-found', retry: 'never' } as const;
  page.hear({ type: 'refused', callId: CALL, refusal, outcome: null });
  expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'completed' });
});

test('a start that was lost with its socket is said again, and only once more', async () => {
  const page = openPage();
  await pass();
  page.call.start(MARIE);
  page.lineBreaks();
  page.lineOpens();
  expect(page.words()).toEqual(['start', 'start']);
  page.told({ state: 'looking' });
  page.lineOpens([viewOf({ state: 'looking' })]);
  expect(page.words()).toEqual(['start', 'start', 'rejoin']);
});

test('a server that takes nothing for a while is asked again in turn, never more and more often', async () => {
  const page = openPage();
  await talking(page);
  page.lineBreaks();
  page.call.hangUp();
  page.call.dismiss();
  page.call.start(MARIE);
  page.lineOpens([talkingView]);
  const before = page.words().length;
  for (let round = 0; round < 10; round += 1) {
    expect(page.words().length - before).toBe(2 * round);
    for (const callId of [CALL, callNumber(2)])
      page.hear({
        type: 'refused',
        callId,
        refusal: { code: 'unavailable', retry: 'later' },
        outcome: null,
      });
    await pass(2_000);
  }
});
