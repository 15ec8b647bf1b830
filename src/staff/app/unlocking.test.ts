import { webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../protocol/errors.ts';
import { createPinCheck, type PinCrypto } from '../../protocol/pin.ts';
import type { Answer } from './actions.ts';
import type { Ask } from './asking.ts';
import { keepWaysBack, loadWaysBack, proveToUnlock } from './unlocking.ts';

const crypto = webcrypto as unknown as PinCrypto;
const pinKey = (pin: string) => ({ with: 'pin', pin }) as const;

async function covered(answer: Answer<unknown>) {
  const kept = new Map<string, unknown>();
  const meta = {
    get: async <T>(key: string) => kept.get(key) as T | undefined,
    set: async (key: string, value: unknown) => void kept.set(key, value),
  };
  const server = { answer };
  const ask = (async () => server.answer) as unknown as Ask;
  const ways = { pin: await createPinCheck('2468', crypto), password: true, passkey: false };
  await keepWaysBack({ meta }, ways);
  return { server, meta, ways, tryKey: (pin: string) => proveToUnlock({ ask, meta, crypto }, pinKey(pin)) };
}

const away = { ok: false, refusal: refusal('unavailable') } as const;

describe('without network', () => {
  it('this browser knows the PIN again', async () => {
    const { tryKey } = await covered(away);
    expect((await tryKey('1111'))?.code).toBe('wrong-sign-in');
    expect(await tryKey('2468')).toBeNull();
  });

  it('five wrong PINs are the end of guessing, also for the right one, until the server is back', async () => {
    const { tryKey, server } = await covered(away);
    for (let guess = 0; guess < 5; guess++) await tryKey('1111');
    expect((await tryKey('2468'))?.code).toBe('too-many-tries');
    server.answer = { ok: true, value: {} };
    expect(await tryKey('2468')).toBeNull();
    server.answer = away;
    expect(await tryKey('2468')).toBeNull();
  });
});

it('with network the server decides, whatever this browser thinks', async () => {
  const { tryKey } = await covered({ ok: false, refusal: refusal('wrong-sign-in') });
  expect((await tryKey('2468'))?.code).toBe('wrong-sign-in');
});

it('the cover knows what it can offer', async () => {
  const { meta, ways } = await covered(away);
  expect(await loadWaysBack({ meta })).toEqual(ways);
});
