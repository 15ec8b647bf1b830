import * as v from 'valibot';
import type { MetaStore } from '../../data/meta.ts';
import { type Refusal, refusal } from '../../protocol/errors.ts';
import type { RequestOf } from '../../protocol/http.ts';
import type { OwnAccess } from '../../protocol/people.ts';
import { matchesPin, type PinCrypto } from '../../protocol/pin.ts';
import { PinCheck } from '../../protocol/primitives.ts';
import type { Ask } from './asking.ts';

export type Key = RequestOf<'unlock'>['by'];

/** By what this person could come back; kept in their own store, so that the cover knows it without network. */
export const WaysBack = v.object({ pin: v.nullable(PinCheck), password: v.boolean(), passkey: v.boolean() });
export type WaysBack = v.InferOutput<typeof WaysBack>;

const WAYS = 'ways-back';
const WRONG = 'wrong-pins';
/** Without network nobody can slow a guesser down but this browser itself. */
const OFFLINE_TRIES = 5;

type Deps = { ask: Ask; meta: Pick<MetaStore, 'get' | 'set'>; crypto: PinCrypto };

export const waysBackOf = ({ pin, hasPassword, passkeys }: OwnAccess): WaysBack => ({
  pin,
  password: hasPassword,
  passkey: passkeys.length > 0,
});

export const loadWaysBack = ({ meta }: Pick<Deps, 'meta'>): Promise<WaysBack | undefined> =>
  meta.get(WAYS, WaysBack);

export const keepWaysBack = ({ meta }: Pick<Deps, 'meta'>, ways: WaysBack): Promise<void> =>
  meta.set(WAYS, ways);

/** Is it them? The server says; while it is away, this browser knows the PIN again. */
export async function proveToUnlock({ ask, meta, crypto }: Deps, key: Key): Promise<Refusal | null> {
  const told = await ask('unlock', { by: key });
  const refused = told.ok ? null : told.refusal;
  if (refused?.code !== 'unavailable' || key.with !== 'pin') {
    if (refused === null) await meta.set(WRONG, 0);
    return refused;
  }
  const check = (await meta.get(WAYS, WaysBack))?.pin;
  if (!check) return refused;
  const wrong = (await meta.get(WRONG, v.number())) ?? 0;
  if (wrong >= OFFLINE_TRIES) return refusal('too-many-tries');
  // Counted before: a page that is closed in the middle has tried.
  await meta.set(WRONG, wrong + 1);
  if (!(await matchesPin(key.pin, check, crypto))) return refusal('wrong-sign-in');
  await meta.set(WRONG, 0);
  return null;
}
