import type { ReadonlySignal, Signal } from '@preact/signals';
import type { CallControl, Media } from '../call/ports.ts';
import type { ResidentTranslator } from '../i18n/resident.ts';
import type { EpochMs, Id } from '../protocol/primitives.ts';
import type { Photos } from '../sync/photos.ts';
import type { Replica } from '../sync/replica.ts';
import { PressShield } from '../ui/PressShield.tsx';
import { asideOf } from './app/aside.ts';
import type { Deeds } from './app/deeds.ts';
import { facesOf } from './app/faces.ts';
import { helpState } from './app/help.ts';
import { type Place, type Shown, screenName, shown } from './app/place.ts';
import type { Settings } from './app/settings.ts';
import { CallOf } from './CallOf.tsx';
import { Help } from './screens/Help.tsx';
import { Home } from './screens/Home.tsx';
import { Messages } from './screens/Messages.tsx';
import type { Person } from './screens/RingStage.tsx';
import { WishLeft } from './screens/WishLeft.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly now: ReadonlySignal<EpochMs>;
  readonly settings: ReadonlySignal<Settings>;
  readonly replica: Pick<Replica, 'records' | 'pending'>;
  readonly photos: Photos;
  readonly media: Pick<Media, 'failed'>;
  readonly call: CallControl;
  readonly offline: ReadonlySignal<boolean>;
  readonly place: ReadonlySignal<Place>;
  readonly deeds: Deeds;
  readonly volume: Signal<number>;
};

/** The whole launcher: one screen at a time, and a moment's rest for the fingers after each change. */
export function Launcher(props: Props) {
  const what = shown(props.call.view.value, props.place.value);
  return (
    <>
      <ScreenOf {...props} what={what} />
      <PressShield screen={screenName(what)} />
    </>
  );
}

function ScreenOf({ what, ...props }: Props & { what: Shown }) {
  const { words, deeds } = props;
  const offline = props.offline.value;
  switch (what.at) {
    case 'home':
      return <HomeOf {...props} />;
    case 'messages':
      return <Messages words={words} onClose={deeds.goHome} />;
    case 'help':
      return <Help words={words} state={helpOf(props)} offline={offline} onClose={deeds.goHome} />;
    case 'wish-left':
      return (
        <WishLeft
          words={words}
          person={personOf(props, what.contactId)}
          offline={offline}
          onClose={deeds.goHome}
        />
      );
    default:
      return <CallOf {...props} view={what} person={personOf(props, what.contactId)} />;
  }
}

function HomeOf(props: Props) {
  const { replica, photos, deeds, settings, now, offline, media } = props;
  const records = replica.records.value;
  const residentId = settings.value.residentId ?? '';
  const input = { records, residentId };
  return (
    <Home
      words={props.words}
      now={now.value}
      timeZone={settings.value.timeZone}
      faces={facesOf({ ...input, pending: replica.pending.value, photoUrl: photos.url })}
      aside={asideOf({ ...input, now: now.value, offline: offline.value, media: media.failed.value })}
      offline={offline.value}
      help={helpOf(props)}
      onFace={(contactId) => void deeds.reach(contactId)}
      onMessages={deeds.openMessages}
      onHelp={() => void deeds.askForHelp()}
    />
  );
}

function helpOf({ replica, settings }: Props) {
  const residentId = settings.value.residentId ?? '';
  return helpState({ records: replica.records.value, pending: replica.pending.value, residentId });
}

/** A contact that staff removed in the middle of a call still has a screen, without a name. */
function personOf({ replica, photos }: Props, contactId: Id): Person {
  const contact = replica.records.value.contact.get(contactId);
  return {
    name: contact?.name ?? '',
    relation: contact?.relation ?? '',
    photo: photos.url(contact?.photo ?? null),
  };
}
