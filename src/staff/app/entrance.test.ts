import { describe, expect, it } from 'vitest';
import { type ErrorCode, refusal } from '../../protocol/errors.ts';
import type { Session } from '../../protocol/http.ts';
import { type Http, RequestRefused } from '../../sync/http.ts';
import { createEntrance } from './entrance.ts';

const session: Session = { staffId: 's', facilityId: 'f', name: 'Claire', role: 'admin' };
const secret = 'x'.repeat(43);

/** A server that answers each route with a session or a refusal. */
function server(answers: Record<string, Session | ErrorCode>) {
  const asked: string[] = [];
  const call = async (name: string) => {
    asked.push(name);
    const answer = answers[name] ?? 'unavailable';
    if (typeof answer === 'string') throw new RequestRefused(refusal(answer));
    return answer;
  };
  return { asked, http: { call } as unknown as Pick<Http, 'call'> };
}

const open = (answers: Record<string, Session | ErrorCode>, name?: string) => {
  const { asked, http } = server(answers);
  let kept: Session | null = null;
  const last = {
    load: () => kept,
    save(session: Session | null) {
      kept = session;
    },
  };
  const entrance = createEntrance({ http, link: name ? { name, secret } : null, now: () => 7, last });
  return { asked, entrance };
};

describe('the entrance', () => {
  it('lets in who still has a session', async () => {
    const { entrance } = open({ session });
    await entrance.begin();
    expect(entrance.state.value).toEqual({ at: 'signed-in', session });
  });

  it('asks for a sign-in without a reproach when there is no session yet', async () => {
    const { entrance } = open({ session: 'not-signed-in' });
    await entrance.begin();
    expect(entrance.state.value.at).toBe('signed-out');
    expect(entrance.refused.value).toBeNull();
  });

  it('says that the server cannot be reached, and can try again', async () => {
    const answers: Record<string, Session | ErrorCode> = {};
    const { entrance } = open(answers);
    await entrance.begin();
    expect(entrance.state.value.at).toBe('unreachable');
    answers.session = session;
    await entrance.begin();
    expect(entrance.state.value.at).toBe('signed-in');
  });

  it('keeps the form and says why when the password is wrong', async () => {
    const { entrance } = open({ session: 'not-signed-in', signIn: 'wrong-sign-in' });
    await entrance.begin();
    await entrance.signIn('a@b.lu', 'wrong');
    expect(entrance.state.value.at).toBe('signed-out');
    expect(entrance.refused.value).toEqual({ refusal: refusal('wrong-sign-in'), at: 7 });
  });
});

describe('a link', () => {
  it('signs in', async () => {
    const { entrance, asked } = open({ signInByLink: session }, 'sign-in');
    await entrance.begin();
    expect(entrance.state.value.at).toBe('signed-in');
    expect(asked).toEqual(['signInByLink']);
  });

  it('that was used before still lets in the browser that used it', async () => {
    const { entrance } = open({ signInByLink: 'link-expired', session }, 'sign-in');
    await entrance.begin();
    expect(entrance.state.value.at).toBe('signed-in');
  });

  it('that was used by somebody else says that it ran out', async () => {
    const { entrance } = open({ signInByLink: 'link-expired', session: 'not-signed-in' }, 'sign-in');
    await entrance.begin();
    expect(entrance.state.value.at).toBe('signed-out');
    expect(entrance.refused.value?.refusal.code).toBe('link-expired');
  });

  it('for setup asks for the facility first, and leads to the sign-in when there is one', async () => {
    const { entrance, asked } = open({ setup: 'already-set-up' }, 'setup');
    await entrance.begin();
    expect(entrance.state.value.at).toBe('setup');
    expect(asked).toEqual([]);
    await entrance.setUp({
      facility: {
        name: 'Les Tilleuls',
        timeZone: 'Europe/Luxembourg',
        language: 'fr',
        personWord: 'resident',
      },
      admin: { name: 'Claire', email: 'a@b.lu', password: 'a long password' },
    });
    expect(entrance.state.value.at).toBe('signed-out');
    expect(entrance.refused.value?.refusal.code).toBe('already-set-up');
  });
});

describe('going out', () => {
  it('ends the session, also when the server had ended it before', async () => {
    for (const answer of [session, 'not-signed-in'] as const) {
      const { entrance } = open({ session, signOut: answer });
      await entrance.begin();
      expect(await entrance.signOut()).toBe(true);
      expect(entrance.state.value.at).toBe('signed-out');
    }
  });

  it('is not pretended while the server cannot be told', async () => {
    const { entrance } = open({ session });
    await entrance.begin();
    expect(await entrance.signOut()).toBe(false);
    expect(entrance.state.value.at).toBe('signed-in');
  });
});

describe('without network', () => {
  it('lets in who was signed in here last, and nobody once they have gone out', async () => {
    const answers: Record<string, Session | ErrorCode> = { session, signOut: session };
    const { entrance } = open(answers);
    await entrance.begin();
    answers.session = 'unavailable';
    await entrance.begin();
    expect(entrance.state.value).toEqual({ at: 'signed-in', session });
    await entrance.signOut();
    await entrance.begin();
    expect(entrance.state.value.at).toBe('unreachable');
  });

  it('does not wait for the server, whose word counts when it comes', async () => {
    const answers: Record<string, Session | ErrorCode> = { session };
    const { entrance } = open(answers);
    await entrance.begin();
    answers.session = 'not-signed-in';
    const begun = entrance.begin();
    expect(entrance.state.value).toEqual({ at: 'signed-in', session });
    await begun;
    expect(entrance.state.value.at).toBe('signed-out');
    answers.session = 'unavailable';
    await entrance.begin();
    expect(entrance.state.value.at).toBe('unreachable');
  });
});

describe('a session that runs out', () => {
  it('waits for the same person, who goes on where they were', async () => {
    const { entrance } = open({ session, signIn: session });
    await entrance.begin();
    entrance.expire();
    expect(entrance.state.value).toEqual({ at: 'expired', session });
    await entrance.signIn('a@b.lu', 'right');
    expect(entrance.state.value).toEqual({ at: 'signed-in', session });
  });

  it('ends when it is somebody else', async () => {
    const { entrance } = open({ session });
    await entrance.begin();
    entrance.expire();
    entrance.giveUp();
    expect(entrance.state.value.at).toBe('signed-out');
    expect(entrance.refused.value).toBeNull();
  });
});
