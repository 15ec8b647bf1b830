import { useState } from 'preact/hooks';
import { clockTime } from '../../i18n/dates.ts';
import type { Contact } from '../../protocol/records.ts';
import { type DeviceRing, USUAL_RING, willRing } from '../../protocol/rings.ts';
import type { Bond } from '../app/bond.ts';
import type { ResidentView } from '../app/resident-view.ts';
import { missedCall } from './missed.ts';
import { AskCard } from './screens/AskCard.tsx';
import { InstallGuide } from './screens/InstallGuide.tsx';
import { MissedCard } from './screens/MissedCard.tsx';
import { PauseCard } from './screens/PauseCard.tsx';
import { RingCard } from './screens/RingCard.tsx';
import type { Ringing } from './start-ring.ts';
import './ring.css';

export type Props = { ringing: Ringing; bond: Bond; view: ResidentView };

const ringOf = (bond: Bond): DeviceRing =>
  bond.replica.records.value.device.get(bond.key.deviceId)?.ring ?? USUAL_RING;

/** How this device is rung while the page is closed, what is missing for it, and when its person wants to be left alone. */
export function RingOf({ ringing, bond, view }: Props) {
  const { desk, words, platform, install } = ringing;
  const { t } = words;
  const { deviceId } = bond.key;
  const can = platform.value;
  return (
    <>
      <RingCard
        t={t}
        name={view.name}
        will={willRing(ringOf(bond), bond.now.value)}
        canPush={can.can === 'push'}
        busy={desk.busy.value}
        trial={desk.trial.value}
        onSwitchOn={() => void desk.switchOn()}
        onTry={() => void desk.tryRing(deviceId)}
        onConfirm={(heard) => void desk.confirm(deviceId, heard)}
      />
      <InstallGuide t={t} platform={can} onInstall={install} />
      <PauseOf {...{ ringing, bond }} />
    </>
  );
}

function PauseOf({ ringing, bond }: Omit<Props, 'view'>) {
  const contact: Contact | undefined = bond.replica.records.value.contact.get(bond.key.contactId);
  const [saved, setSaved] = useState(false);
  if (!contact) return null;
  const { pauses, messageQuiet } = contact;
  return (
    <PauseCard
      // Another device of the same person may have changed them.
      key={JSON.stringify([pauses, messageQuiet])}
      t={ringing.words.t}
      language={ringing.words.language.value}
      rules={{ pauses, messageQuiet }}
      saved={saved}
      onSave={async (set) => {
        await bond.replica.enqueue('contact.pause', { id: bond.key.contactId, set });
        setSaved(true);
      }}
    />
  );
}

/** The resident tried to reach this person, and nobody came: stays until they have called back. */
export function MissedOf({ ringing, bond, view, onCall }: Props & { onCall: () => void }) {
  const missed = missedCall(bond.replica.records.value.call, bond.now.value);
  if (!missed) return null;
  const { name, timeZone } = view;
  const open = view.noCalls === null && view.calling.open;
  return <MissedCard t={ringing.words.t} {...{ name, open, onCall }} when={clockTime(missed.at, timeZone)} />;
}

/** Nobody has been asked yet, and it was not put off. */
export function isToAsk({ desk, platform }: Ringing, bond: Bond): boolean {
  const { push } = ringOf(bond);
  if (desk.putOff.value || !['none', 'install'].includes(push)) return false;
  return platform.value.can === 'after-install' || desk.mayAsk();
}

/** Right after the welcome: why a closed page should ring, and the one button for it. */
export function AskToRing({ ringing, name }: { ringing: Ringing; name: string }) {
  const { desk, words, platform, install } = ringing;
  const can = platform.value;
  return (
    <AskCard
      t={words.t}
      name={name}
      canPush={can.can === 'push'}
      busy={desk.busy.value}
      guide={<InstallGuide t={words.t} platform={can} onInstall={install} />}
      onSwitchOn={() => void desk.switchOn()}
      onLater={desk.later}
    />
  );
}
