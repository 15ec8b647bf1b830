import { type ReadonlySignal, signal } from '@preact/signals';
import type { Refusal } from '../../protocol/errors.ts';
import type { RequestOf, ResponseOf, Session } from '../../protocol/http.ts';
import type { Secret } from '../../protocol/primitives.ts';
import type { Http } from '../../sync/http.ts';
import { RequestRefused } from '../../sync/http.ts';
import type { LinkSecret } from '../../sync/link-secret.ts';
import type { Answer } from './actions.ts';
import { createAsk } from './asking.ts';
import { makePasskey, NO_PASSKEY, provePasskey } from './passkey-ceremony.ts';
import type { Refused } from './refusal-words.ts';

/**
 *     checking ──▶ signed-out ◀──▶ signed-in ◀──▶ expired ──▶ signed-out
 *        │  ▲           ▲              ▲
 *        ▼  │           │ it exists    │
 *     unreachable     setup, join ─────┘
 *
 * `expired`: the server no longer knows the session, but the person is probably still there, with a half-filled form.
 */
export type EntranceState =
  | { at: 'checking' }
  | { at: 'unreachable' }
  | { at: 'setup' }
  | { at: 'join'; invitation: ResponseOf<'readColleagueInvitation'> }
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
  signInByPasskey(): Promise<void>;
  /** A colleague comes in with their link; `password` null: with a passkey. */
  join(who: { name: string; email: string; password: string | null }): Promise<void>;
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
  /** Somebody has shown who they are, not only that their cookie still holds. */
  onShown?: () => void;
};

export function createEntrance({ http, link, now, last, onShown }: Deps): Entrance {
  const state = signal<EntranceState>({ at: 'checking' });
  const refused = signal<Refused | null>(null);
  const busy = signal(false);
  const ask = createAsk(http);

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

  /** The same for somebody who has shown who they are. */
  async function show(ask: () => Promise<Session>): Promise<Refused | null> {
    const no = await enter(ask);
    if (!no) onShown?.();
    return no;
  }

  const refuse = (why: Refusal): void => {
    refused.value = { refusal: why, at: now() };
  };

  /** A ceremony that came to nothing is no sign-in. */
  async function withPasskey<T>(
    made: Answer<T | null>,
    use: (passkey: T) => Promise<unknown>,
  ): Promise<void> {
    if (!made.ok) refuse(made.refusal);
    else if (made.value === null) refuse(NO_PASSKEY);
    else await use(made.value);
  }

  async function readInvitation(token: Secret) {
    const told = await ask('readColleagueInvitation', { token });
    if (told.ok) state.value = { at: 'join', invitation: told.value };
    else {
      state.value = { at: 'signed-out' };
      refuse(told.refusal);
    }
  }

  const shown = (session: Session): Session => {
    onShown?.();
    return session;
  };

  function goOut() {
    last?.save(null);
    refused.value = null;
    state.value = { at: 'signed-out' };
  }

  /** Who was here last sees what this browser has at once, and the server has its say as soon as it can be heard. */
  async function goOn() {
    const session = last?.load();
    if (!session) return await check(() => http.call('session', null));
    state.value = { at: 'signed-in', session };
    try {
      const now = await http.call('session', null);
      // Somebody may have signed in or out meanwhile: then this answer is about nobody who is here.
      if (last?.load()?.staffId !== now.staffId) return;
      last.save(now);
      state.value = { at: 'signed-in', session: now };
    } catch (error) {
      if (error instanceof RequestRefused && error.refusal.retry === 'sign-in') goOut();
    }
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
      else if (link?.name === 'join') await readInvitation(link.secret);
      else if (link?.name === 'sign-in') await check(() => signInByLink(http, link.secret).then(shown));
      else await goOn();
    },
    async setUp(facility) {
      const no = await show(() => http.call('setup', { token: link?.secret ?? '', ...facility }));
      if (no?.refusal.code === 'already-set-up') state.value = { at: 'signed-out' };
    },
    async signIn(email, password) {
      await show(() => http.call('signIn', { email, password }));
    },
    async signInByPasskey() {
      refused.value = null;
      await withPasskey(await provePasskey(ask), (proof) =>
        show(() => http.call('signInByPasskey', { proof })),
      );
    },
    async join({ password, ...who }) {
      const before = state.peek();
      if (before.at !== 'join') return;
      const token = link?.secret ?? '';
      const come = (by: RequestOf<'join'>['by']) => show(() => http.call('join', { token, ...who, by }));
      if (password !== null) return void (await come({ with: 'password', password }));
      refused.value = null;
      const made = await makePasskey(ask, { id: before.invitation.staffId, name: who.name });
      await withPasskey(made, (passkey) => come({ with: 'passkey', label: who.name, passkey }));
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
