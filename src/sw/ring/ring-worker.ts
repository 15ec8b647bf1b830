import * as v from 'valibot';
import type { DeviceKey } from '../../data/keyring.ts';
import type { Id } from '../../protocol/primitives.ts';
import { RingPush, type RingWords } from '../../protocol/ring-routes.ts';
import type { NotificationLook, OpenPage, RingNote, RingWorkerDeps, Shown } from './worker-ports.ts';

/** What a page is told when a person pressed a notification. */
export type RingPress = { ring: 'answer' | 'show' | 'test'; id: Id; deviceId: Id };

/** The page, and what it is to do with the call once it stands. */
const PAGE = '/relative/';

/** Long, short, long: felt in a pocket, and not like a message. */
const VIBRATE = [700, 300, 700, 300, 700, 900, 700, 300, 700];

/** Shown when the server cannot be asked: whose call it is stays unsaid, that there is one does not. */
const NEUTRAL: RingWords = { state: 'rings', title: 'Moien', text: '', answer: '✓', decline: '✕' };

/** What happens to a push, and to a press on what it showed. Nothing rejects: a worker that throws shows nothing. */
export interface RingWorker {
  pushed(data: unknown): Promise<void>;
  pressed(notification: Shown, action: string): Promise<void>;
  /** The browser has changed the subscription by itself. */
  renewed(subscription: PushSubscriptionJSON): Promise<void>;
}

export function createRingWorker({ keys, server, show, shown, pages, openPage }: RingWorkerDeps): RingWorker {
  const keyOf = async (deviceId: Id) => (await keys()).find((key) => key.deviceId === deviceId) ?? null;
  const tagOf = ({ about, id }: Pick<RingPush, 'about' | 'id'>) => `${about} ${id}`;

  /** Every push shows something, if only for a moment: a browser takes the permission from a worker that stays silent. */
  async function flash(title: string, push: RingPush): Promise<void> {
    await show(title, { ...quietLook(push), body: '' });
    for (const one of await shown(tagOf(push))) one.close();
  }

  function quietLook(push: RingPush): NotificationLook {
    return {
      ...lookOf(push, 'missed'),
      body: '',
      silent: true,
      renotify: false,
      requireInteraction: false,
      actions: [],
    };
  }

  function lookOf({ about, id, deviceId }: RingPush, note: RingNote['about']): NotificationLook {
    return {
      body: '',
      tag: tagOf({ about, id }),
      data: { about: note, id, deviceId },
      icon: '/icons/icon-192.png',
      badge: '/icons/icon-192.png',
      silent: false,
      renotify: false,
      requireInteraction: true,
      actions: [],
    };
  }

  async function ring(push: RingPush, words: RingWords): Promise<void> {
    // On trial it is to be heard, whatever is on the screen.
    const isSeen =
      push.about === 'call' && (await pages()).some((page) => page.visibilityState === 'visible');
    const actions = [
      { action: 'answer', title: words.answer },
      { action: 'decline', title: words.decline },
    ];
    // Once for each call: the same ring again takes the place of the first, without a sound. A page in sight rings itself.
    const look = { ...lookOf(push, push.about === 'test' ? 'test' : 'call'), body: words.text, actions };
    await show(words.title, isSeen ? { ...look, silent: true } : { ...look, vibrate: VIBRATE });
  }

  async function missed(push: RingPush, { title, text, answer }: RingWords): Promise<void> {
    await show(title, { ...quietLook(push), body: text, actions: [{ action: 'show', title: answer }] });
  }

  async function showIt(push: RingPush, words: RingWords): Promise<void> {
    if (push.about === 'check' || words.state === 'over') await flash(words.title, push);
    else if (words.state === 'missed') await missed(push, words);
    else await ring(push, words);
  }

  async function pushed(push: RingPush): Promise<void> {
    const key = await keyOf(push.deviceId);
    const words = key && (await server.read(key.credential, push.about, push.id).catch(() => null));
    // A device that was revoked, or a call that is none of ours any more: nothing rings.
    await showIt(push, words ?? (key ? NEUTRAL : { ...NEUTRAL, state: 'over' }));
    const isNews = words === null || words.state === 'rings' || push.about === 'check';
    if (key && isNews) await server.tell(key.credential, push.about, push.id, 'shown').catch(() => undefined);
  }

  async function tell(key: DeviceKey, { about, id }: RingNote, what: 'opened' | 'declined'): Promise<void> {
    if (about === 'missed') return;
    await server.tell(key.credential, about, id, what).catch(() => undefined);
  }

  /** A page that is open comes to the front; only without one is one opened. */
  async function bringUp(press: RingPress): Promise<void> {
    const open = (await pages()).filter(({ url }) => new URL(url).pathname.startsWith(PAGE));
    const best: OpenPage | undefined =
      open.find(({ visibilityState }) => visibilityState === 'visible') ?? open[0];
    if (!best)
      return void (await openPage(press.ring === 'show' ? PAGE : `${PAGE}#${press.ring}=${press.id}`));
    best.postMessage(press);
    await best.focus();
  }

  return {
    async pushed(data) {
      const push = v.safeParse(RingPush, data);
      if (push.success) await pushed(push.output);
    },
    async pressed(notification, action) {
      notification.close();
      const note = notification.data as RingNote;
      const { about, id, deviceId } = note;
      // The page first: a browser lets a worker open one only for a moment after the press.
      const isAnswer = about === 'call' && action === 'answer';
      const ring = about === 'test' ? 'test' : isAnswer ? 'answer' : 'show';
      if (action !== 'decline') await bringUp({ ring, id, deviceId }).catch(() => undefined);
      const key = await keyOf(deviceId);
      if (key) await tell(key, note, action === 'decline' ? 'declined' : 'opened');
    },
    async renewed(subscription) {
      for (const { credential } of await keys())
        await server.subscribe(credential, subscription).catch(() => undefined);
    },
  };
}
