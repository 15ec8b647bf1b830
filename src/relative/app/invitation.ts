import type { DeviceKey } from '../../data/keyring.ts';
import type { Id, Language, Secret } from '../../protocol/primitives.ts';
import type { RelativeRoute } from '../../protocol/relative-routes.ts';
import { type Http, RequestRefused } from '../../sync/http.ts';

export type Acceptance =
  | { result: 'accepted'; key: DeviceKey }
  /** Whom the link is about is here already. */
  | { result: 'known' }
  /** Used up, out of date or withdrawn. */
  | { result: 'expired' }
  /** No network: keep the secret and try again. */
  | { result: 'later' };

export type Accepting = { secret: Secret; label: string; language: Language };

/** Exchanges the secret of an invitation for this browser's own credential. */
export async function acceptInvitation(
  http: Pick<Http<RelativeRoute>, 'call'>,
  accepting: Accepting,
): Promise<Acceptance> {
  try {
    const { deviceId, contactId, residentId, facilityId, credential } = await http.call(
      'acceptInvitation',
      accepting,
    );
    return {
      result: 'accepted',
      key: { kind: 'device', credential, deviceId, contactId, residentId, facilityId },
    };
  } catch (error) {
    return refused(error);
  }
}

/** `known`: whose contact this browser is already. */
export type Opening = Accepting & { known: readonly Id[] };

/** The one-tap link of an SMS or e-mail: brings up the contact that is here, or makes this browser one of its devices. */
export async function openRingLink(
  http: Pick<Http<RelativeRoute>, 'call'>,
  { secret, label, language, known }: Opening,
): Promise<Acceptance> {
  try {
    // Who knows nobody need not ask first whom it is about: somebody looks at this page and waits.
    const isKnown = async () =>
      known.length > 0 &&
      known.includes((await http.call('openRingLink', { secret, enrol: null })).contactId);
    if (await isKnown()) return { result: 'known' };
    const opened = await http.call('openRingLink', { secret, enrol: { label, language } });
    const { contactId, residentId, enrolled } = opened;
    if (!enrolled) return { result: 'expired' };
    return { result: 'accepted', key: { kind: 'device', contactId, residentId, ...enrolled } };
  } catch (error) {
    return refused(error);
  }
}

function refused(error: unknown): Acceptance {
  const isLater = error instanceof RequestRefused && error.refusal.retry === 'later';
  return { result: isLater ? 'later' : 'expired' };
}
