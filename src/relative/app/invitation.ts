import type { DeviceKey } from '../../data/keyring.ts';
import type { Language, Secret } from '../../protocol/primitives.ts';
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
    const later = error instanceof RequestRefused && error.refusal.retry === 'later';
    return { result: later ? 'later' : 'expired' };
  }
}
