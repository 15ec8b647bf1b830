import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startAnnouncing } from './announcing.ts';
import { ANNOUNCE_MS } from './call-state.ts';
import { CALL, MARIE, openPage, PHONE, pass, viewOf } from './testing/page.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const END = 10_000;

function announce() {
  const allowed = signal(true);
  const onDue = vi.fn();
  const onForbidden = vi.fn();
  const stop = new AbortController();
  const clock = { now: () => Date.now() };
  const answersAt = Date.now() + END;
  const isAllowed = () => allowed.value;
  const rest = { clock, timers: globalThis, couldBeHeard: () => true };
  startAnnouncing({ ...rest, answersAt, isAllowed, onDue, onForbidden }, stop.signal);
  return { allowed, onDue, onForbidden, stop };
}

describe('the announcement', () => {
  test('lasts between ten and fifteen seconds', () => {
    expect(ANNOUNCE_MS).toBeGreaterThanOrEqual(10_000);
    expect(ANNOUNCE_MS).toBeLessThanOrEqual(15_000);
  });

  test('is over at its moment, and asks again until it is heard', () => {
    const { onDue, stop } = announce();
    vi.advanceTimersByTime(END - 1);
    expect(onDue).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onDue).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(4_000);
    expect(onDue).toHaveBeenCalledTimes(3);
    stop.abort();
    vi.advanceTimersByTime(60_000);
    expect(onDue).toHaveBeenCalledTimes(3);
  });

  test('gives way the moment something forbids it', () => {
    const { allowed, onDue, onForbidden, stop } = announce();
    onForbidden.mockImplementation(() => stop.abort());
    vi.advanceTimersByTime(3_000);
    allowed.value = false;
    expect(onForbidden).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60_000);
    expect(onDue).not.toHaveBeenCalled();
  });

  test('does not begin where it is forbidden from the start', () => {
    const onForbidden = vi.fn();
    const onDue = vi.fn();
    const stop = new AbortController();
    onForbidden.mockImplementation(() => stop.abort());
    const clock = { now: () => Date.now() };
    const rest = { answersAt: Date.now() + END, clock, timers: globalThis, couldBeHeard: () => true };
    startAnnouncing({ ...rest, isAllowed: () => false, onDue, onForbidden }, stop.signal);
    vi.advanceTimersByTime(60_000);
    expect([onForbidden.mock.calls.length, onDue.mock.calls.length]).toEqual([1, 0]);
  });

  test('asks once more at its moment: a consent that ends meanwhile is no signal', () => {
    let isAllowed = true;
    const couldBeHeard = () => true;
    const [onDue, onForbidden] = [vi.fn(), vi.fn()];
    const clock = { now: () => Date.now() };
    const rest = { answersAt: Date.now() + END, clock, timers: globalThis, couldBeHeard };
    startAnnouncing(
      { ...rest, isAllowed: () => isAllowed, onDue, onForbidden },
      new AbortController().signal,
    );
    isAllowed = false;
    vi.advanceTimersByTime(END);
    expect([onForbidden.mock.calls.length, onDue.mock.calls.length]).toEqual([1, 0]);
  });
});

test('an announcement that could not be heard answers nothing', async () => {
  const page = openPage({ mayAnswerItself: () => true, couldBeHeard: () => false });
  await pass();
  page.told({ caller: 'relative', state: 'looking', answersItself: true });
  expect(page.call.view.value).toHaveProperty('answersAt');
  await pass(30_000);
  expect(page.call.view.value).not.toHaveProperty('answersAt');
  expect(page.words()).toEqual(['ringing']);
});

/** A tablet that Marie rings, whose resident agreed that it answers her by itself. */
async function rungBy(mayAnswerItself?: (contactId: string) => boolean) {
  const page = openPage(mayAnswerItself ? { mayAnswerItself } : {});
  await pass();
  page.told({ caller: 'relative', state: 'looking', answersItself: true });
  page.told({ caller: 'relative', state: 'ringing', answersItself: true });
  await pass();
  return page;
}
const always = () => true;

describe('on a tablet', () => {
  test('the ring is announced with the camera shut, and then the server is asked', async () => {
    const page = await rungBy(always);
    expect(page.call.view.value).toMatchObject({ at: 'incoming', contactId: MARIE });
    expect(page.call.view.value).toHaveProperty('answersAt');
    await pass(ANNOUNCE_MS - 1);
    expect([page.words(), page.media.opened]).toEqual([['ringing'], 0]);
    await pass(1);
    expect([page.words(), page.media.opened]).toEqual([['ringing', 'answer-itself'], 1]);
    expect(page.call.view.value.at).toBe('incoming');
  });

  test('the server’s word connects it, and nothing of the resident left before', async () => {
    const page = await rungBy(always);
    page.offered(PHONE);
    await pass();
    const [connection] = page.connections();
    await pass(ANNOUNCE_MS);
    expect(connection?.lanes.every(({ sender }) => sender.track === null)).toBe(true);
    page.told({ caller: 'relative', state: 'connecting', answeredAt: 1, peer: PHONE, answeredBy: 'itself' });
    await pass();
    expect(page.call.view.value).toMatchObject({ at: 'connecting', callId: CALL });
    expect(connection?.lanes.some(({ sender }) => sender.track !== null)).toBe(true);
    await pass(10_000);
    expect(page.words().filter((word) => word === 'answer-itself')).toHaveLength(1);
  });

  test('*not now* declines it', async () => {
    const page = await rungBy(always);
    page.call.decline();
    await pass(60_000);
    expect([page.words(), page.media.opened]).toEqual([['ringing', 'decline'], 0]);
  });

  test('a person may answer it sooner', async () => {
    const page = await rungBy(always);
    page.call.answer();
    await pass(60_000);
    expect(page.words()).toEqual(['ringing', 'answer', 'end']);
    expect(page.media.opened).toBe(1);
  });

  test('what this tablet knows counts: without its own yes the call rings until somebody answers', async () => {
    for (const page of [await rungBy(() => false), await rungBy()]) {
      expect(page.call.view.value).not.toHaveProperty('answersAt');
      expect(page.media.opened).toBe(1);
      await pass(30_000);
      expect(page.words()).toEqual(['ringing']);
      page.stop();
    }
  });

  test('a consent that is withdrawn while it rings makes it an ordinary ring', async () => {
    const agreed = signal(true);
    const page = await rungBy(() => agreed.value);
    await pass(5_000);
    agreed.value = false;
    expect(page.call.view.value).toEqual({
      at: 'incoming',
      callId: CALL,
      contactId: MARIE,
      caller: 'relative',
    });
    await pass(30_000);
    expect(page.words()).toEqual(['ringing']);
    expect(page.media.opened).toBe(1);
  });

  test('a server that says no in the last moment makes it an ordinary ring', async () => {
    const page = await rungBy(always);
    await pass(ANNOUNCE_MS);
    page.told({ caller: 'relative', state: 'ringing' });
    await pass(10_000);
    expect(page.call.view.value).not.toHaveProperty('answersAt');
    expect(page.words()).toEqual(['ringing', 'answer-itself']);
  });

  test('a socket that is away at that moment is asked when it is back', async () => {
    const page = await rungBy(always);
    page.lineBreaks();
    await pass(ANNOUNCE_MS + 1_000);
    expect(page.words()).toEqual(['ringing']);
    page.lineOpens([viewOf({ caller: 'relative', state: 'ringing', answersItself: true })]);
    await pass(2_000);
    expect(page.words()).toEqual(['ringing', 'ringing', 'answer-itself']);
  });
});
