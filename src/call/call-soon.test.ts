import { effect, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServerMessage } from '../protocol/live.ts';
import { createCall } from './call.ts';
import { CALL, MARIE, openPage, PAUL, type PageOptions, pass, viewOf } from './testing/page.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A page whose machinery comes when the test says so. */
function openSoon(options: PageOptions = {}) {
  const coming: { arrive(): void; fail(): void }[] = [];
  const fetchCall = () =>
    new Promise<typeof createCall>((resolve, reject) => {
      coming.push({
        arrive: () => resolve(createCall),
        fail: () => reject(new Error('The file is not there.')),
      });
    });
  const page = openPage({ graceMs: 3000, fetchCall, ...options });
  return {
    ...page,
    /** How often it was asked for. */
    asked: () => coming.length,
    async arrives() {
      coming.at(-1)?.arrive();
      await pass();
    },
    async fails() {
      coming.at(-1)?.fail();
      await pass();
    },
    /** Every kind of screen that was drawn. */
    drawn() {
      const kinds: string[] = [];
      effect(() => void kinds.push(page.call.view.value.at));
      return kinds;
    },
  };
}

const welcomed = (calls: ReturnType<typeof viewOf>[] = []): Extract<ServerMessage, { type: 'welcome' }> => ({
  ...{ type: 'welcome', now: Date.now(), seq: 1, iceServers: [], calls, presence: [] },
});

describe('before the machinery is here', () => {
  test('nothing asks for it until the page has time, a face is tapped, or somebody rings', async () => {
    const page = openSoon();
    page.lineOpens();
    page.told({ state: 'ended' });
    page.call.cancel();
    page.call.answer();
    page.call.dismiss();
    page.call.invite(PAUL);
    await pass(60_000);
    expect(page.asked()).toBe(0);
    page.fetch();
    page.fetch();
    expect(page.asked()).toBe(1);
    expect(page.call.view.value).toEqual({ at: 'idle' });
    expect(page.call.remote.value).toBeNull();
    expect(page.call.guests.value.others).toEqual([]);
  });

  test('a tap has its card and the camera at once', async () => {
    const page = openSoon();
    page.call.start(MARIE);
    expect(page.call.view.value).toEqual({ at: 'grace', contactId: MARIE, endsAt: Date.now() + 3000 });
    expect(page.media.opened).toBe(1);
    expect(page.marks).toEqual(['moien:tap']);
    expect(page.asked()).toBe(1);
  });

  test('a second tap changes nothing', async () => {
    const page = openSoon();
    page.call.start(MARIE);
    page.call.start(PAUL);
    expect(page.call.view.value).toMatchObject({ contactId: MARIE });
    expect(page.media.opened).toBe(1);
  });

  test('who takes a tap back has rung nobody, and the camera is shut', async () => {
    const page = openSoon();
    page.call.start(MARIE);
    page.call.cancel();
    expect(page.call.view.value).toEqual({ at: 'idle' });
    expect(page.media.stream.value).toBeNull();
    await page.arrives();
    await pass(10_000);
    expect(page.words()).toEqual([]);
    expect(page.call.view.value).toEqual({ at: 'idle' });
  });

  test('a relative who rings is shown looking', async () => {
    const page = openSoon({ side: 'relative', graceMs: 0 });
    page.call.start(MARIE);
    expect(page.call.view.value).toEqual({ at: 'looking', callId: CALL, contactId: MARIE });
    await page.arrives();
    expect(page.call.view.value).toEqual(
      expect.objectContaining({ at: 'looking', callId: CALL, contactId: MARIE }),
    );
    expect(page.words()).toEqual(['start']);
  });

  test('a page that is closed opens nothing any more, and lets the camera go', async () => {
    const page = openSoon();
    page.call.start(MARIE);
    page.stop();
    expect(page.media.stream.value).toBeNull();
    await page.arrives();
    await pass(10_000);
    expect(page.words()).toEqual([]);
  });
});

describe('when it arrives', () => {
  test('the grace goes on where it was, and ends when the tap said', async () => {
    const page = openSoon();
    await pass();
    page.call.start(MARIE);
    const kinds = page.drawn();
    await pass(1000);
    await page.arrives();
    expect(page.call.view.value).toMatchObject({ at: 'grace', endsAt: Date.now() + 2000 });
    await pass(1999);
    expect(page.words()).toEqual([]);
    await pass(1);
    expect(page.words()).toEqual(['start']);
    expect(page.call.view.value).toMatchObject({ at: 'looking', callId: CALL });
    expect(new Set(kinds)).toEqual(new Set(['grace', 'looking']));
    expect(page.media.opened).toBe(1);
    expect(page.marks.filter((mark) => mark === 'moien:tap')).toHaveLength(1);
  });

  test('after the grace it rings at once', async () => {
    const page = openSoon();
    page.call.start(MARIE);
    await pass(5000);
    await page.arrives();
    expect(page.words()).toEqual(['start']);
  });

  test('somebody who rang meanwhile rings here', async () => {
    const page = openSoon();
    await pass();
    page.told({ state: 'looking', caller: 'relative' });
    expect(page.asked()).toBe(1);
    await page.arrives();
    expect(page.call.view.value).toMatchObject({ at: 'incoming', callId: CALL });
    expect(page.words()).toEqual(['ringing']);
    page.call.answer();
    expect(page.words()).toEqual(['ringing', 'answer']);
  });

  test('a ring that the welcome names is heard, once', async () => {
    const welcome = signal(welcomed([viewOf({ state: 'ringing', caller: 'relative' })]));
    const page = openSoon({ welcome });
    expect(page.asked()).toBe(1);
    await page.arrives();
    expect(page.call.view.value).toMatchObject({ at: 'incoming' });
    expect(page.words()).toEqual(['ringing']);
  });

  test('a ring that a later welcome does not name any more is none', async () => {
    const page = openSoon();
    page.told({ state: 'ringing', caller: 'relative' });
    page.lineOpens();
    await page.arrives();
    expect(page.call.view.value).toEqual({ at: 'idle' });
    expect(page.words()).toEqual([]);
  });

  test('the call of the last load is taken up', async () => {
    const note = {
      callId: CALL,
      contactId: MARIE,
      caller: 'tablet',
      at: Date.now(),
      hungUpAt: null,
    } as const;
    const page = openSoon({ note });
    page.lineOpens([viewOf({ state: 'connected', answeredAt: 0 })]);
    expect(page.asked()).toBe(1);
    await page.arrives();
    expect(page.call.view.value).toMatchObject({ at: 'connected', callId: CALL });
  });

  test('from then on every verb is the call’s own', async () => {
    const page = openSoon({ graceMs: 0 });
    page.fetch();
    await page.arrives();
    page.call.start(MARIE);
    expect(page.words()).toEqual(['start']);
    page.call.hangUp();
    expect(page.words()).toEqual(['start', 'end']);
    expect(page.asked()).toBe(1);
  });
});

describe('when it cannot be fetched', () => {
  test('it is asked for again and again, and the tap waits for it', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const page = openSoon();
    page.call.start(MARIE);
    await page.fails();
    await pass(2000);
    expect(page.asked()).toBe(2);
    await page.fails();
    await pass(2000);
    await page.arrives();
    expect(page.words()).toEqual(['start']);
    expect(error).toHaveBeenCalledTimes(2);
  });

  test('a ring does not wait for its turn', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const page = openSoon();
    page.fetch();
    await page.fails();
    page.told({ state: 'ringing', caller: 'relative' });
    expect(page.asked()).toBe(2);
    await pass(4000);
    expect(page.asked()).toBe(2);
  });

  test('a page that is closed stops asking', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const page = openSoon();
    page.fetch();
    await page.fails();
    page.stop();
    await pass(10_000);
    page.fetch();
    expect(page.asked()).toBe(1);
  });
});
