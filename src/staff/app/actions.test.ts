import { describe, expect, it } from 'vitest';
import { refusal } from '../../protocol/errors.ts';
import type { Http } from '../../sync/http.ts';
import { RequestRefused } from '../../sync/http.ts';
import type { Replica } from '../../sync/replica.ts';
import { createActions } from './actions.ts';

function desk(answer: Promise<unknown>, isOnline = true) {
  const said: string[] = [];
  let late = () => {};
  const actions = createActions({
    replica: { mutate: () => answer } as unknown as Replica,
    http: { call: () => answer, putBlob: () => answer } as unknown as Http,
    timers: { setTimeout: (run) => (late = run), clearTimeout: () => (late = () => {}) },
    isOnline: () => isOnline,
    newId: () => 'new',
    origin: 'https://moien.example',
    onWaiting: () => said.push('waiting'),
    onLateRefusal: ({ code }) => said.push(code),
  });
  return { actions, said, runOutOfPatience: () => late() };
}

const no = () => Promise.reject(new RequestRefused(refusal('not-found')));

describe('a change', () => {
  it('is done when the server took it', async () => {
    const { actions, said } = desk(Promise.resolve({ id: 'm', seq: 1, refused: null }));
    expect(await actions.change('contact.remove', { id: 'c' })).toBeNull();
    expect(said).toEqual([]);
  });

  it('comes back with its refusal, so that the form stays as it was typed', async () => {
    const { actions } = desk(no());
    expect(await actions.change('contact.remove', { id: 'c' })).toEqual(refusal('not-found'));
  });

  it('is refused at once without network, and nothing is left to be sent behind the person’s back', async () => {
    const { actions } = desk(Promise.resolve({ id: 'm', seq: 1, refused: null }), false);
    expect(await actions.change('contact.remove', { id: 'c' })).toEqual(refusal('unavailable'));
  });

  it('does not hold the person up when the answer is slow, and says so when it is refused later', async () => {
    let refuse = (_: Error) => {};
    const { actions, said, runOutOfPatience } = desk(new Promise((_, reject) => (refuse = reject)));
    const changed = actions.change('contact.remove', { id: 'c' });
    runOutOfPatience();
    expect(await changed).toBeNull();
    refuse(new RequestRefused(refusal('not-allowed')));
    await new Promise(setImmediate);
    expect(said).toEqual(['waiting', 'not-allowed']);
  });
});

describe('what needs the server at once', () => {
  it('makes a link whose secret stays behind the #', async () => {
    const { actions } = desk(Promise.resolve({ id: 'i', secret: 's3cret', expiresAt: 9 }));
    expect(await actions.invite('marie')).toEqual({
      ok: true,
      value: {
        id: 'i',
        contactId: 'marie',
        expiresAt: 9,
        link: 'https://moien.example/relative/#invitation=s3cret',
      },
    });
  });

  it('answers with the refusal instead of throwing', async () => {
    expect(await desk(no()).actions.invite('marie')).toEqual({ ok: false, refusal: refusal('not-found') });
    expect(await desk(no()).actions.keepPhoto(new Blob())).toEqual({
      ok: false,
      refusal: refusal('not-found'),
    });
    const pairing = { code: 'BCDFGHJK', name: 'Tilleul 4', residentId: 'anne' };
    expect(await desk(no()).actions.pair(pairing)).toEqual(refusal('not-found'));
    expect(await desk(Promise.resolve({ tabletId: 't' })).actions.pair(pairing)).toBeNull();
  });
});
