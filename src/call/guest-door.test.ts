import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServerMessage } from '../protocol/live.ts';
import type { Id } from '../protocol/primitives.ts';
import {
  CALL,
  callNumber,
  LAPTOP,
  MARIE,
  openPage,
  PAUL,
  type Page,
  PHONE,
  pass,
  viewOf,
} from './testing/page.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const GUEST = callNumber(70);
const FIRST = { into: CALL, by: CALL };
/** Paul's own call in the family call that Marie's began. */
const paulsCall = { callId: GUEST, contactId: PAUL, caller: 'tablet' as const, invited: FIRST };

/** A tablet speaks with Marie on her phone, and the guests' part is here. */
async function tabletWithMarie(): Promise<Page> {
  const page = openPage();
  await pass();
  page.call.start(MARIE);
  page.told({ state: 'ringing', ringingAt: 1 });
  page.rings(PHONE);
  page.told({ state: 'connecting', answeredAt: 2, peer: PHONE });
  await arrive(page, 0);
  page.told({ state: 'connected', answeredAt: 2, connectedAt: 3, peer: PHONE });
  await fetched();
  return page;
}

async function fetched() {
  await vi.dynamicImportSettled();
  await pass();
}

/** The connection of that number is up, and pictures come. */
async function arrive(page: Page, index: number) {
  const connection = page.connections()[index];
  connection?.become('connected');
  if (connection) connection.received.frames += 9;
  await pass(100);
}

/** Paul's phone rings and he answers on it. */
async function paulComes(page: Page) {
  page.told({ ...paulsCall, state: 'ringing', ringingAt: 4 });
  page.hear({ type: 'call.endpoint', callId: GUEST, endpointId: LAPTOP });
  page.told({ ...paulsCall, state: 'connecting', answeredAt: 5, peer: LAPTOP });
  await arrive(page, 1);
}

const shown = (page: Page) =>
  page.call.guests.value.others.map(({ contactId, at, hasPicture }) => ({ contactId, at, hasPicture }));

describe('a guest comes to the tablet', () => {
  test('while their phone rings the way is built, and nothing is sent on it', async () => {
    const page = await tabletWithMarie();
    page.told({ ...paulsCall, state: 'looking' });
    page.hear({ type: 'call.endpoint', callId: GUEST, endpointId: LAPTOP });
    await pass();
    expect(shown(page)).toEqual([{ contactId: PAUL, at: 'ringing', hasPicture: false }]);
    expect(page.connections()).toHaveLength(2);
    expect(page.connections()[1]?.sends()).toEqual([]);
    expect(page.signals().at(-1)).toMatchObject({ callId: GUEST, to: LAPTOP });
  });

  test('when they answer, both hear and see each other, and the first call is left alone', async () => {
    const page = await tabletWithMarie();
    await paulComes(page);
    expect(page.connections()[1]?.sends()).toEqual(['audio', 'video']);
    expect(page.connections()[0]?.sends()).toEqual(['audio', 'video']);
    expect(shown(page)).toEqual([{ contactId: PAUL, at: 'here', hasPicture: true }]);
    expect(page.call.guests.value.others[0]?.remote).not.toBeNull();
    expect(page.call.view.value).toMatchObject({ at: 'connected', callId: CALL, contactId: MARIE });
  });

  test('fetched only in the middle of the call, the guests’ part asks what it missed', async () => {
    const page = openPage();
    await pass();
    page.call.start(MARIE);
    page.told({ state: 'connecting', answeredAt: 2, peer: PHONE });
    page.told({ ...paulsCall, state: 'looking' });
    await fetched();
    expect(page.said).toContainEqual({ type: 'call.rejoin', callId: CALL });
    page.told({ ...paulsCall, state: 'looking' });
    expect(shown(page)).toHaveLength(1);
  });

  test('who declines is gone again', async () => {
    const page = await tabletWithMarie();
    page.told({ ...paulsCall, state: 'looking' });
    page.told({ ...paulsCall, state: 'ended', outcome: 'declined', endedAt: 5 });
    await pass();
    expect(shown(page)).toEqual([]);
    expect(page.call.view.value.at).toBe('connected');
  });

  test('on another tablet of the same person, they are not shown', async () => {
    const page = await tabletWithMarie();
    page.told({ ...paulsCall, state: 'connected', elsewhere: true });
    expect(shown(page)).toEqual([]);
  });
});

describe('somebody leaves', () => {
  test('the guest: their connection is closed, the call goes on', async () => {
    const page = await tabletWithMarie();
    await paulComes(page);
    page.told({ ...paulsCall, state: 'ended', outcome: 'completed', endedAt: 9 });
    await pass();
    expect(shown(page)).toEqual([]);
    expect(page.connections().map(({ connectionState }) => connectionState)).toEqual(['connected', 'closed']);
    expect(page.call.view.value).toMatchObject({ at: 'connected', callId: CALL });
  });

  test('the first: the guest’s running connection becomes the page’s own, without a gap', async () => {
    const page = await tabletWithMarie();
    await paulComes(page);
    const picture = page.call.guests.value.others[0]?.remote;
    const connected = {
      ...paulsCall,
      state: 'connected' as const,
      answeredAt: 5,
      connectedAt: 6,
      peer: LAPTOP,
    };
    page.told(connected, CALL);
    await pass(100);
    expect(page.call.view.value).toMatchObject({ at: 'connected', callId: GUEST, contactId: PAUL });
    expect(page.call.remote.value).toBe(picture);
    expect(page.connections()).toHaveLength(2);
    expect(page.connections().map(({ connectionState }) => connectionState)).toEqual(['closed', 'connected']);
    expect(page.call.remoteHasPicture.value).toBe(true);
    expect(shown(page)).toEqual([]);
    expect(page.memory.note).toMatchObject({ callId: GUEST, contactId: PAUL });
  });

  test('and what breaks afterwards is mended like in any call', async () => {
    const page = await tabletWithMarie();
    await paulComes(page);
    page.told({ ...paulsCall, state: 'connected', answeredAt: 5, connectedAt: 6, peer: LAPTOP }, CALL);
    await pass(100);
    page.connections()[1]?.become('disconnected');
    await pass(3_000);
    expect(page.call.view.value).toMatchObject({ reconnecting: true });
    expect(page.connections()[1]?.restarts).toBe(1);
    expect(page.signals().at(-1)).toMatchObject({ callId: GUEST, to: LAPTOP });
  });

  test('the resident: every connection is closed and the camera goes out', async () => {
    const page = await tabletWithMarie();
    await paulComes(page);
    page.call.hangUp();
    await pass();
    expect(page.connections().every(({ connectionState }) => connectionState === 'closed')).toBe(true);
    expect(page.media.stream.value).toBeNull();
    expect(page.words().at(-1)).toBe('end');
    expect(shown(page)).toEqual([]);
    page.told({ ...paulsCall, state: 'ended', outcome: 'completed', endedAt: 9 });
    expect(page.call.view.value).toMatchObject({ at: 'over', contactId: MARIE });
  });

  test('a guest of the last call is not in the next one', async () => {
    const page = await tabletWithMarie();
    await paulComes(page);
    page.call.hangUp();
    page.call.dismiss();
    page.call.start(MARIE);
    page.told({ callId: callNumber(2), state: 'connecting', answeredAt: 20, peer: PHONE });
    await fetched();
    expect(shown(page)).toEqual([]);
  });
});

describe('the first one is lost for good', () => {
  test('with a guest here the tablet asks in which call it goes on, and does not end', async () => {
    const page = await tabletWithMarie();
    await paulComes(page);
    page.connections()[0]?.become('failed');
    await pass(61_000);
    expect(page.said).toContainEqual({ type: 'call.end', callId: CALL, reason: 'failed', agoMs: 0 });
    expect(page.call.view.value.at).toBe('connected');
  });

  test('alone, it is over', async () => {
    const page = await tabletWithMarie();
    page.connections()[0]?.become('failed');
    await pass(61_000);
    expect(page.call.view.value).toMatchObject({ at: 'over', outcome: 'failed' });
  });

  test('a guest who is lost for good leaves alone', async () => {
    const page = await tabletWithMarie();
    await paulComes(page);
    page.connections()[1]?.become('failed');
    await pass(3_000);
    expect(shown(page)).toMatchObject([{ at: 'away' }]);
    await pass(60_000);
    expect(page.said).toContainEqual({ type: 'call.end', callId: GUEST, reason: 'failed', agoMs: 0 });
    expect(shown(page)).toEqual([]);
    expect(page.call.view.value).toMatchObject({ at: 'connected', callId: CALL });
  });
});

describe('coming back', () => {
  test('a guest’s new page gets a connection of its own', async () => {
    const page = await tabletWithMarie();
    await paulComes(page);
    const reloaded = 'e0000000-0000-4000-8000-00000000000a';
    page.told({ ...paulsCall, state: 'connected', answeredAt: 5, connectedAt: 6, peer: reloaded });
    await arrive(page, 2);
    expect(page.connections()[1]?.connectionState).toBe('closed');
    expect(page.connections()[2]?.sends()).toEqual(['audio', 'video']);
    expect(shown(page)).toEqual([{ contactId: PAUL, at: 'here', hasPicture: true }]);
  });

  test('a new socket leaves running pictures alone, and who left meanwhile is gone', async () => {
    const page = await tabletWithMarie();
    await paulComes(page);
    page.lineBreaks();
    const main = viewOf({ state: 'connected', answeredAt: 2, connectedAt: 3, peer: PHONE });
    const paul = viewOf({ ...paulsCall, state: 'connected', answeredAt: 5, connectedAt: 6, peer: LAPTOP });
    page.lineOpens([main, paul]);
    await pass();
    expect(page.connections()).toHaveLength(2);
    expect(shown(page)).toEqual([{ contactId: PAUL, at: 'here', hasPicture: true }]);
    page.lineBreaks();
    page.lineOpens([main]);
    await pass();
    expect(shown(page)).toEqual([]);
  });
});

describe('on a relative’s page', () => {
  const OTHER = callNumber(80);
  const family = (at: 'ringing' | 'here' | 'away', endpointId: Id | null, offers = true): ServerMessage => ({
    type: 'call.family',
    callId: CALL,
    others: [{ callId: OTHER, name: 'Paul', at, endpointId, offers }],
    mayInvite: [],
  });

  async function withMaman(): Promise<Page> {
    const page = openPage({ side: 'relative' });
    await pass();
    page.told({ state: 'looking' });
    page.call.answer();
    page.told({ state: 'connecting', answeredAt: 2, peer: PHONE });
    page.offered(PHONE);
    await pass();
    await arrive(page, 0);
    await fetched();
    return page;
  }

  test('who was here first makes the connection and sends at once', async () => {
    const page = await withMaman();
    page.hear(family('ringing', null));
    expect(page.call.guests.value.others).toMatchObject([{ name: 'Paul', at: 'ringing', remote: null }]);
    expect(page.connections()).toHaveLength(1);
    page.hear(family('here', LAPTOP));
    await arrive(page, 1);
    expect(page.connections()[1]?.sends()).toEqual(['audio', 'video']);
    expect(page.said).toContainEqual(
      expect.objectContaining({ type: 'call.guest-signal', callId: CALL, to: LAPTOP }),
    );
    expect(page.call.guests.value.others).toMatchObject([{ name: 'Paul', at: 'here', hasPicture: true }]);
  });

  test('who came later answers, even when the offer overtakes the news', async () => {
    const page = await withMaman();
    const sdp = 'v=0\r\no=- 900 1 IN IP4 0.0.0.0\r\n';
    const offer = { type: 'description' as const, description: { type: 'offer' as const, sdp } };
    page.hear({ type: 'call.guest-signal', callId: CALL, from: LAPTOP, signal: offer });
    await pass();
    expect(page.connections()).toHaveLength(1);
    page.hear(family('here', LAPTOP, false));
    await arrive(page, 1);
    expect(page.connections()[1]?.localDescription?.type).toBe('answer');
    expect(page.connections()[1]?.sends()).toEqual(['audio', 'video']);
  });

  test('the connection to the tablet is never touched by it', async () => {
    const page = await withMaman();
    page.hear(family('here', LAPTOP));
    await arrive(page, 1);
    page.hear({ type: 'call.family', callId: CALL, others: [], mayInvite: [] });
    await pass();
    expect(page.connections().map(({ connectionState }) => connectionState)).toEqual(['connected', 'closed']);
    expect(page.call.view.value).toMatchObject({ at: 'connected' });
  });

  test('news of another call is none', async () => {
    const page = await withMaman();
    page.hear({ ...family('ringing', null), callId: OTHER } as ServerMessage);
    expect(page.call.guests.value.others).toEqual([]);
  });

  test('whom one may invite is offered only after the line was found good', async () => {
    const page = await withMaman();
    const news = { type: 'call.family' as const, callId: CALL, others: [] };
    page.hear({ ...news, mayInvite: [{ contactId: PAUL, name: 'Paul' }] });
    await pass(10_000);
    expect(page.call.guests.value.invitable).toEqual([]);
    const [main] = page.connections();
    if (main) main.more = [{ type: 'candidate-pair', nominated: true, availableOutgoingBitrate: 900_000 }];
    const timer = setInterval(() => {
      if (main) main.received.frames += 9;
    }, 500);
    await pass(10_000);
    clearInterval(timer);
    expect(page.call.guests.value.invitable).toEqual([{ contactId: PAUL, name: 'Paul' }]);
    page.call.invite(PAUL);
    expect(page.said.at(-1)).toMatchObject({ type: 'call.invite', callId: CALL, contactId: PAUL });
  });

  test('an invitation that is refused names whom it could not reach, and the call goes on', async () => {
    const page = await withMaman();
    page.hear({
      type: 'call.family',
      callId: CALL,
      others: [],
      mayInvite: [{ contactId: PAUL, name: 'Paul' }],
    });
    // The page's first id is that of the call in these tests.
    page.call.invite(PAUL);
    page.call.invite(PAUL);
    const said = page.said.findLast(({ type }) => type === 'call.invite');
    const inviteId = said?.type === 'call.invite' ? said.inviteId : null;
    const refusal = { code: 'no-room' as const, retry: 'never' as const };
    page.hear({ type: 'refused', callId: inviteId, refusal, outcome: null });
    expect(page.call.guests.value.refused).toEqual({ name: 'Paul' });
    expect(page.call.view.value.at).toBe('connected');
  });
});
