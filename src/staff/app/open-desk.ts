import { signal } from '@preact/signals';
import type { Store } from '../../data/store.ts';
import { createClock } from '../../sync/clock.ts';
import { createHttp } from '../../sync/http.ts';
import { startLive } from '../../sync/live.ts';
import { joinEvents } from '../../sync/network-events.ts';
import { createPhotos } from '../../sync/photos.ts';
import { createReplica } from '../../sync/replica.ts';
import { createActions, type NewInvitation } from './actions.ts';
import type { Desk } from './desk.ts';
import { startFleet } from './fleet.ts';
import { createNotices } from './notices.ts';
import { refusalText } from './refusal-words.ts';
import { startTicks } from './ticks.ts';

type Given = Pick<Desk, 'session' | 'words' | 'chime' | 'onLanguage' | 'onSignOut'> & {
  window: Window & typeof globalThis;
  store: Store;
};

/** Puts a session's desk together; everything on it stops when `ended` is aborted. */
export async function openDesk({ window, store, ...given }: Given, ended: AbortSignal): Promise<Desk> {
  const { location, navigator } = window;
  const newId = () => window.crypto.randomUUID();
  const http = createHttp({ fetch: window.fetch.bind(window), origin: '', credential: null });
  const clock = createClock({ now: Date.now, store });
  const live = startLive(
    {
      url: `${location.origin.replace(/^http/, 'ws')}/live`,
      credential: null,
      endpointId: newId(),
      WebSocket: window.WebSocket,
      clock,
      timers: window,
      random: Math.random,
      online: joinEvents(window, window.document),
    },
    ended,
  );
  const replica = await createReplica({ store, http, live, clock }, ended);
  const exists = (id: string) => replica.records.peek().tablet.has(id);
  const fleet = await startFleet({ store, live, http, timers: window, exists }, ended);
  const notices = createNotices(window);
  const ticks = startTicks(
    { now: clock.now, setInterval: window.setInterval, clearInterval: window.clearInterval },
    ended,
  );
  const { words } = given;
  const actions = createActions({
    replica,
    http,
    timers: window,
    isOnline: () => live.online.peek(),
    newId,
    origin: location.origin,
    onWaiting: () => notices.say(words.t('common.waiting')),
    onLateRefusal: (refusal) => notices.say(refusalText(words, { refusal, at: Date.now() }, 'UTC'), 'bad'),
  });
  return {
    ...given,
    replica,
    photos: createPhotos({ store, http, replica }, ended),
    online: live.online,
    outdated: live.outdated,
    ticks,
    actions,
    fleet,
    notices,
    sheet: signal<NewInvitation | null>(null),
    newId,
    origin: location.origin,
    copy: (text) =>
      navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    print: () => window.print(),
    reload: () => location.reload(),
  };
}
