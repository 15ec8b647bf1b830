import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../protocol/errors.ts';
import type { Mutation } from '../../protocol/mutations.ts';
import type { Http } from '../../sync/http.ts';
import { RequestRefused } from '../../sync/http.ts';
import type { Replica } from '../../sync/replica.ts';
import type { Uploads } from '../../sync/uploads.ts';
import { createActions } from './actions.ts';

function desk(answer: Promise<unknown>, { isOnline = true, unsent = 0 } = {}) {
  const pending = signal<readonly Mutation[]>(Array.from({ length: unsent }, () => ({}) as Mutation));
  const asked: string[] = [];
  let late = () => {};
  const call = (name: string) => {
    asked.push(name);
    return answer;
  };
  const actions = createActions({
    replica: { enqueue: () => answer, enqueueAll: () => answer, pending } as unknown as Replica,
    http: { call } as unknown as Http,
    uploads: { keep: () => answer } as unknown as Uploads,
    timers: { setTimeout: (run) => (late = run), clearTimeout: () => (late = () => {}) },
    isOnline: () => isOnline,
    newId: () => 'new',
    origin: 'https://moien.example',
  });
  return { actions, asked, pending, runOutOfPatience: () => late() };
}

const no = () => Promise.reject(new RequestRefused(refusal('not-found')));

describe('a change', () => {
  it('is done once it is kept in this browser, with or without network', async () => {
    const { actions } = desk(Promise.resolve('m'), { isOnline: false });
    expect(await actions.change('contact.remove', { id: 'c' })).toBeNull();
  });

  it('that is not as it must be comes back with its refusal, so that the form stays as it was typed', async () => {
    const { actions } = desk(Promise.reject(new RequestRefused(refusal('bad-request'))));
    expect(await actions.change('contact.remove', { id: 'c' })).toEqual(refusal('bad-request'));
  });

  it('that the disk did not take leaves the form as it was typed', async () => {
    const { actions } = desk(Promise.reject(new DOMException('full', 'QuotaExceededError')));
    expect(await actions.change('contact.remove', { id: 'c' })).toEqual(refusal('unavailable'));
    expect(await actions.keepPhoto(new Blob())).toEqual({ ok: false, refusal: refusal('unavailable') });
  });
});

describe('an invitation', () => {
  const made = () => Promise.resolve({ id: 'i', secret: 's3cret', expiresAt: 9 });

  it('waits for the contact that was created just before', async () => {
    const { actions, asked, pending } = desk(made(), { unsent: 1 });
    const invited = actions.invite('marie');
    await new Promise(setImmediate);
    expect(asked).toEqual([]);
    pending.value = [];
    expect((await invited).ok).toBe(true);
  });

  it('does not wait for ever', async () => {
    const { actions, asked, runOutOfPatience } = desk(made(), { unsent: 1 });
    const invited = actions.invite('marie');
    runOutOfPatience();
    await invited;
    expect(asked).toEqual(['createInvitation']);
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
