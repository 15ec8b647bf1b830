import type { Keyring, TabletKey } from '../../data/keyring.ts';
import type { Secret } from '../../protocol/primitives.ts';
import type { Http } from '../../sync/http.ts';
import type { LinkSecret } from '../../sync/link-secret.ts';
import type { Paired } from './pairing.ts';

export type EnrolmentDeps = {
  keyring: Pick<Keyring, 'all' | 'add' | 'remove'>;
  link: LinkSecret | null;
  http: Pick<Http, 'call'>;
  /** Forgets what the tablet knew of its former resident. */
  erase: () => Promise<void>;
  /** Shows a code until a nurse has confirmed it. */
  pair: (isLinkUsed: boolean) => Promise<Paired>;
};

/**
 * Whose tablet this is: by the pairing link that it was opened with, by the key that it keeps, or by a code that a
 * nurse types into the console. Resolves with the key once it is stored.
 */
export async function enrol({ keyring, link, http, erase, pair }: EnrolmentDeps): Promise<TabletKey> {
  const kept = (await keyring.all()).find((key) => key.kind === 'tablet');
  const secret = link?.name === 'pair' ? link.secret : null;
  const byLink = secret && (await exchange(http, secret));
  // A dead link on a paired tablet changes nothing.
  if (kept && !byLink) return kept;
  const paired = byLink || (await pair(secret !== null));
  if (kept) {
    await erase();
    await keyring.remove(kept.credential);
  }
  const { credential, tabletId, facilityId } = paired;
  const key: TabletKey = { kind: 'tablet', credential, tabletId, facilityId };
  await keyring.add(key);
  return key;
}

/** @returns null when the link is no good, or nobody could be asked: the code on the screen is the other way in. */
async function exchange(http: Pick<Http, 'call'>, token: Secret): Promise<Paired | null> {
  try {
    return await http.call('pairByLink', { token });
  } catch {
    return null;
  }
}
