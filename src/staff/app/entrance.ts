import { type ReadonlySignal, signal } from '@preact/signals';
import type { RequestOf, Session } from '../../protocol/http.ts';
import type { Secret } from '../../protocol/primitives.ts';
import type { Http } from '../../sync/http.ts';
import { RequestRefused } from '../../sync/http.ts';
import type { LinkSecret } from '../../sync/link-secret.ts';
import type { Refused } from './refusal-words.ts';

/**
 *     checking ──▶ signed-out ◀──▶ signed-in
 *        │  ▲           ▲              ▲
 *        ▼  │           │ it exists    │
 *     unreachable     setup ───────────┘
 */
export type EntranceState =
  | { at: 'checking' }
  | { at: 'unreachable' }
  | { at: 'setup' }
  | { at: 'signed-out' }
  | { at: 'signed-in'; session: Session };

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
  /** This browser would not open its store: nobody can work here now. */
  fail(): void;
}

type Deps = { http: Pick<Http, 'call'>; link: LinkSecret | null; now: () => number };

export function createEntrance({ http, link, now }: Deps): Entrance {
  const state = signal<EntranceState>({ at: 'checking' });
  const refused = signal<Refused | null>(null);
  const busy = signal(false);

  /** Comes in with whatever `ask` answers; a refusal is kept for the screen to say. */
  async function enter(ask: () => Promise<Session>): Promise<Refused | null> {
    busy.value = true;
    refused.value = null;
    try {
      state.value = { at: 'signed-in', session: await ask() };
      return null;
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      refused.value = { refusal: error.refusal, at: now() };
      return refused.value;
    } finally {
      busy.value = false;
    }
  }

  async function check(ask: () => Promise<Session>) {
    const no = await enter(ask);
    if (!no) return;
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
      if (ended) state.value = { at: 'signed-out' };
      return ended;
    },
    expire() {
      state.value = { at: 'signed-out' };
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
