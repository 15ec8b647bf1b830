import { type ReadonlySignal, signal } from '@preact/signals';
import type { RequestOf, Session } from '../../protocol/http.ts';
import type { Secret } from '../../protocol/primitives.ts';
import type { Http } from '../../sync/http.ts';
import { RequestRefused } from '../../sync/http.ts';
import type { LinkSecret } from '../../sync/link-secret.ts';
import type { Refused } from './refusal-words.ts';

/**
 *     checking ──▶ signed-out ◀──▶ signed-in ◀──▶ expired ──▶ signed-out
 *        │  ▲           ▲              ▲
 *        ▼  │           │ it exists    │
 *     unreachable     setup ───────────┘
 *
 * `expired`: the server no longer knows the session, but the person is probably still there, with a half-filled form.
 */
export type EntranceState =
  | { at: 'checking' }
  | { at: 'unreachable' }
  | { at: 'setup' }
  | { at: 'signed-out' }
  | { at: 'signed-in' | 'expired'; session: Session };

export type NewFacility = Omit<RequestOf<'setup'>, 'token'>;

/** The door of the console: who is here, and how to come in and go out. */
export interface Entrance {
  readonly state: ReadonlySignal<EntranceState>;
  /** Why the last try did not work. */
  readonly refused: ReadonlySignal<Refused | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** Uses the link, else asks whether the cookie still holds. Again after `unreachable`. */
  begin(): Promise<void>;
  setUp(facility: NewFacility): Promise<void>;
  signIn(email: string, password: string): Promise<void>;
  /** Ends the session at the server; true when it is ended (offline it cannot be). */
  signOut(): Promise<boolean>;
  /** The server no longer knows the session. */
  expire(): void;
  /** Whoever is here now is not the one whose session has run out. */
  giveUp(): void;
  /** This browser would not open its store: nobody can work here now. */
  fail(): void;
}

/** Who was signed in here last: they go on without network, where nobody can ask for the session. */
export type LastSession = { load(): Session | null; save(session: Session | null): void };

type Deps = {
  http: Pick<Http, 'call'>;
  link: LinkSecret | null;
  now: () => number;
  last?: LastSession;
};

export function createEntrance({ http, link, now, last }: Deps): Entrance {
  const state = signal<EntranceState>({ at: 'checking' });
  const refused = signal<Refused | null>(null);
  const busy = signal(false);

  /** Comes in with whatever `ask` answers; a refusal is kept for the screen to say. */
  async function enter(ask: () => Promise<Session>): Promise<Refused | null> {
    busy.value = true;
    refused.value = null;
    try {
      const session = await ask();
      last?.save(session);
      state.value = { at: 'signed-in', session };
      return null;
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      refused.value = { refusal: error.refusal, at: now() };
      return refused.value;
    } finally {
      busy.value = false;
    }
  }

  function goOut() {
    last?.save(null);
    refused.value = null;
    state.value = { at: 'signed-out' };
  }

  async function check(ask: () => Promise<Session>) {
    const no = await enter(ask);
    if (!no) return;
    if (no.refusal.code === 'not-signed-in') last?.save(null);
    state.value = { at: no.refusal.code === 'unavailable' ? 'unreachable' : 'signed-out' };
    // Nobody did anything wrong by having no session yet.
    if (no.refusal.code === 'not-signed-in') refused.value = null;
  }

  return {
    state,
    refused,
    busy,
    async begin() {
      if (link?.name === 'setup') state.value = { at: 'setup' };
      else if (link?.name === 'sign-in') await check(() => signInByLink(http, link.secret));
      else await check(() => http.call('session', null));
      const session = link ? null : (last?.load() ?? null);
      if (state.peek().at === 'unreachable' && session) state.value = { at: 'signed-in', session };
    },
    async setUp(facility) {
      const no = await enter(() => http.call('setup', { token: link?.secret ?? '', ...facility }));
      if (no?.refusal.code === 'already-set-up') state.value = { at: 'signed-out' };
    },
    async signIn(email, password) {
      await enter(() => http.call('signIn', { email, password }));
    },
    async signOut() {
      const refusal = await http.call('signOut', null).then(
        () => null,
        (error) => (error instanceof RequestRefused ? error.refusal : null),
      );
      const ended = refusal === null || refusal.retry === 'sign-in';
      if (ended) goOut();
      return ended;
    },
    giveUp: goOut,
    expire() {
      const before = state.peek();
      state.value = 'session' in before ? { at: 'expired', session: before.session } : { at: 'signed-out' };
      refused.value = { refusal: { code: 'not-signed-in', retry: 'sign-in' }, at: now() };
    },
    fail() {
      state.value = { at: 'unreachable' };
      refused.value = { refusal: { code: 'unavailable', retry: 'later' }, at: now() };
    },
  };
}

/** A link that was used before still lets its own browser in: the cookie is there. */
async function signInByLink(http: Pick<Http, 'call'>, token: Secret): Promise<Session> {
  try {
    return await http.call('signInByLink', { token });
  } catch (error) {
    if (!(error instanceof RequestRefused) || error.refusal.code !== 'link-expired') throw error;
    return http.call('session', null).catch(() => Promise.reject(error));
  }
}
