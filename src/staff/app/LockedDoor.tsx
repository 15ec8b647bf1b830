import { useEffect, useState } from 'preact/hooks';
import type { StaffLanguage } from '../../i18n/languages.ts';
import type { Refusal } from '../../protocol/errors.ts';
import { openHelps } from '../screens/help/waiting.ts';
import { LockScreen } from '../screens/lock/LockScreen.tsx';
import { DoorPage } from '../screens/sign-in/DoorPage.tsx';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';
import { NO_PASSKEY, provePasskey } from './passkey-ceremony.ts';
import { refusalText } from './refusal-words.ts';
import { type Key, loadWaysBack, proveToUnlock, type WaysBack } from './unlocking.ts';

const NONE: WaysBack = { pin: null, password: true, passkey: false };

export type Props = { readonly desk: Desk; readonly onLanguage: (language: StaffLanguage) => void };

/** In front of a covered console. */
export function LockedDoor({ desk, onLanguage }: Props) {
  const { words, lock, ask } = desk;
  const { t } = words;
  const [ways, setWays] = useState(NONE);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    loadWaysBack(desk).then(
      (kept) => kept && setWays(kept),
      () => undefined,
    );
  }, [desk]);

  async function tryKey(key: Key | null): Promise<Refusal | null> {
    const refusal = key ? await proveToUnlock({ ask, meta: desk.meta, crypto }, key) : NO_PASSKEY;
    if (!refusal) lock.unlock();
    return refusal;
  }
  async function tryTo(work: () => Promise<Refusal | null>) {
    setBusy(true);
    setRefused(null);
    const refusal = await work();
    setBusy(false);
    if (!refusal) return;
    const wrong = ways.pin ? t('lock.wrong') : t('lock.wrong-password');
    const said = refusalText(words, { refusal, at: Date.now() }, viewpoint(desk).timeZone);
    setRefused(refusal.code === 'wrong-sign-in' ? wrong : said);
  }

  const { help, resident } = desk.replica.records.value;
  const open = openHelps(help).filter(({ body }) => body.takenAt === null);
  return (
    <DoorPage title={t('lock.title')} onLanguage={onLanguage}>
      <LockScreen
        name={desk.session.name}
        ways={ways}
        online={desk.online.value}
        busy={busy}
        refused={refused}
        helps={[...new Set(open.map(({ body }) => resident.get(body.residentId)?.room ?? ''))]}
        onKey={(key) => void tryTo(() => tryKey(key))}
        onPasskey={() =>
          void tryTo(async () => {
            const proof = await provePasskey(ask);
            if (!proof.ok) return proof.refusal;
            return tryKey(proof.value && { with: 'passkey', proof: proof.value });
          })
        }
        onSomebodyElse={desk.onSignOut}
      />
    </DoorPage>
  );
}
