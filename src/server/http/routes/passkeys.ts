import type { PasskeyView } from '../../../protocol/passkeys.ts';
import { Refused } from '../../refused.ts';
import { noteDeed } from '../../store/audit.ts';
import { keepPasskey, type Passkey, removePasskey, renamePasskey } from '../../store/passkeys.ts';
import type { Store } from '../../store/store.ts';
import { countWaysIn } from '../../store/ways-in.ts';
import type { WebAuthn } from '../../webauthn.ts';
import { type Handler, staffOf } from '../handlers.ts';
import type { Throttle } from '../throttle.ts';

type Deps = { store: Store; webAuthn: WebAuthn; challenges: Throttle };

/** Asked for by whoever opens the sign-in page: limited, so that nobody fills the table. */
export function challenge({ webAuthn, challenges }: Deps): Handler<'passkeyChallenge'> {
  return async ({ address }) => {
    await challenges.take(address);
    return await webAuthn.challenge();
  };
}

export function add({ store, webAuthn }: Deps): Handler<'addPasskey'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    const { label, passkey } = asked.body;
    const made = await webAuthn.checkNew(passkey);
    return await store.write(
      facilityId,
      async (writing) => {
        const whose = { facility_id: facilityId, staff_id: staffId };
        const kept = { ...made, ...whose, label, created_at: writing.now, used_at: null };
        if (!(await keepPasskey(writing.db, kept))) throw new Refused('conflict');
        await noteDeed(writing, 'add-passkey', { recordId: staffId, fields: labelled(null, label) });
        return viewOf(kept);
      },
      { kind: 'staff', id: staffId },
    );
  };
}

export function rename({ store }: Deps): Handler<'renamePasskey'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    return await store.write(
      facilityId,
      async (writing) => {
        if (!(await renamePasskey(writing.db, { staffId, ...asked.body }))) throw new Refused('not-found');
        await noteDeed(writing, 'rename-passkey', {
          recordId: staffId,
          fields: labelled(null, asked.body.label),
        });
        return {};
      },
      { kind: 'staff', id: staffId },
    );
  };
}

export function remove({ store }: Deps): Handler<'removePasskey'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    return await store.write(
      facilityId,
      async (writing) => {
        if (!(await removePasskey(writing.db, { staffId, id: asked.body.id })))
          throw new Refused('not-found');
        // Counted afterwards: the transaction puts it back.
        if ((await countWaysIn(writing.db, staffId)) === 0) throw new Refused('last-way-in');
        await noteDeed(writing, 'remove-passkey', { recordId: staffId });
        return {};
      },
      { kind: 'staff', id: staffId },
    );
  };
}

const labelled = (before: string | null, after: string) => [{ field: 'passkey', before, after }];

export function viewOf({ id, label, created_at, used_at }: Passkey): PasskeyView {
  return { id, label, createdAt: Number(created_at), usedAt: used_at === null ? null : Number(used_at) };
}
