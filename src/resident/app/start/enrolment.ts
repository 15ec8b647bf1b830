import type { Keyring, TabletKey } from '../../../data/keyring.ts';
import type { SpareKey } from '../../../data/spare-key.ts';
import type { Secret } from '../../../protocol/primitives.ts';
import type { TabletRoute } from '../../../protocol/tablet-routes.ts';
import type { Http } from '../../../sync/http.ts';
import type { LinkSecret } from '../../../sync/link-secret.ts';
import type { Paired } from './pairing.ts';

export type EnrolmentDeps = {
  keyring: Pick<Keyring, 'all' | 'add' | 'remove'>;
  spare: SpareKey;
  link: LinkSecret | null;
  http: Pick<Http<TabletRoute>, 'call'>;
  /** Forgets what the tablet knew of its former resident. */
  erase: () => Promise<void>;
  /** Shows a code until a nurse has confirmed it. */
  pair: (isLinkUsed: boolean) => Promise<Paired>;
};

/**
 * Whose tablet this is: by the pairing link that it was opened with, by the key that it keeps (or its spare, when the
 * browser threw the databases away), or by a code that a nurse types into the console.
 * Resolves with the key once it is stored; `isNew`: paired just now.
 */
export async function enrol(deps: EnrolmentDeps): Promise<{ key: TabletKey; isNew: boolean }> {
  const { keyring, spare, link, http, erase, pair } = deps;
  const own = (await keyring.all()).find((key) => key.kind === 'tablet');
  const kept = own ?? spare.read();
  const secret = link?.name === 'pair' ? link.secret : null;
  const byLink = secret && (await exchange(http, secret));
  // A dead link on a paired tablet changes nothing.
  if (kept && !byLink) {
    // A write costs a cold start a tenth of a second.
    if (!own) await keyring.add(kept);
    spare.keep(kept);
    return { key: kept, isNew: false };
  }
  const paired = byLink || (await pair(secret !== null));
  if (kept) {
    await erase();
    await keyring.remove(kept.credential);
  }
  const { credential, tabletId, facilityId } = paired;
  const key: TabletKey = { kind: 'tablet', credential, tabletId, facilityId };
  await keyring.add(key);
  spare.keep(key);
  return { key, isNew: true };
}

/** @returns null when the link is no good, or nobody could be asked: the code on the screen is the other way in. */
async function exchange(http: Pick<Http<TabletRoute>, 'call'>, token: Secret): Promise<Paired | null> {
  try {
    return await http.call('pairByLink', { token });
  } catch {
    return null;
  }
}
