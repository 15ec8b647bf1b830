import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CallControl, Media } from '../call/ports.ts';
import type { RingTone } from '../call/ring-tone.ts';
import type { ResidentTranslator } from '../i18n/resident.ts';
import type { EpochMs, Id } from '../protocol/primitives.ts';
import type { Photos } from '../sync/photos.ts';
import type { Replica } from '../sync/replica.ts';
import { PressShield } from '../ui/PressShield.tsx';
import { Hands } from '../ui/use-press.ts';
import { asideOf } from './app/aside.ts';
import { careEnd } from './app/care.ts';
import type { Deeds } from './app/deeds.ts';
import { facesOf } from './app/faces.ts';
import { comingName, helpState } from './app/help.ts';
import { handsOf } from './app/look.ts';
import { type Place, type Shown, screenName, shown } from './app/place.ts';
import { clockOfMinute } from './app/quiet.ts';
import type { Resting } from './app/rest.ts';
import { isWaiting, type Settings } from './app/settings.ts';
import type { Slide } from './app/slides.ts';
import type { StaffDoor } from './app/staff-door.ts';
import { unseenOf } from './app/unseen.ts';
import type { VisitBell } from './app/visit-bell.ts';
import { type NextVisit, visitToday } from './app/visits.ts';
import { CallOf } from './CallOf.tsx';
import { PausedOf } from './PausedOf.tsx';
import { StaffPanel } from './StaffPanel.tsx';
import { Dial } from './screens/Dial.tsx';
import { Help } from './screens/Help.tsx';
import { Home, helpLabel } from './screens/Home.tsx';
import { Locked } from './screens/Locked.tsx';
import { Messages } from './screens/Messages.tsx';
import { Night } from './screens/Night.tsx';
import { NightRest } from './screens/NightRest.tsx';
import { PhotoFrame } from './screens/PhotoFrame.tsx';
import type { Person } from './screens/RingStage.tsx';
import { VisitCard } from './screens/VisitCard.tsx';
import { WishLeft } from './screens/WishLeft.tsx';
import type { IdleEnd } from './shared/idle-end.ts';
import { StillThere } from './shared/StillThere.tsx';
import { Waiting } from './shared/Waiting.tsx';
import './night.css';

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
  readonly quiet: ReadonlySignal<boolean>;
  readonly resting: Resting;
  /** What the photo frame shows now; null without photos. */
  readonly slide: ReadonlySignal<Slide | null>;
  readonly deeds: Deeds;
  readonly volume: Signal<number>;
  readonly ring: Pick<RingTone, 'locked'>;
  readonly door: StaffDoor;
  /** Of a shared tablet: whoever it serves may have gone. */
  readonly idleEnd: IdleEnd;
  readonly bell: VisitBell;
  /** Of a shared tablet that waits: how it can be opened by whoever sits down; null: not fetched. */
  readonly waitingRoom: ReadonlySignal<ComponentType | null>;
  /** Messages to look at and to answer; null: not fetched yet. */
  readonly mailRoom: ReadonlySignal<ComponentType | null>;
  /** Fetches the staff panel. */
  readonly openPanel: (stop: AbortSignal) => Promise<ComponentType>;
};

/** The whole launcher: one screen at a time, and a moment's rest for the fingers after each change. */
export function Launcher(props: Props) {
  // Never in a call, which keeps a session open; over whatever else was left there.
  const { call, place, resting, bell } = props;
  const visit = bell.due.value;
  const what: Shown =
    props.idleEnd.isEnding.value && visit === null
      ? { at: 'still-there' }
      : shown(call.view.value, place.value, resting.state.value, visit);
  const { door, openPanel } = props;
  const { holdMs, repeatMs, lockedAt } = props.settings.value;
  const isLocked = lockedAt !== null;
  const isOpen = door.isOpen.value;
  const Overlay = door.overlay.value;
  const hands = useMemo(() => handsOf({ holdMs, repeatMs }), [holdMs, repeatMs]);
  return (
    <Hands.Provider value={hands}>
      {isLocked ? (
        <LockedOf {...props} />
      ) : isOpen ? (
        <StaffPanel open={openPanel} onFailed={door.close} />
      ) : (
        <ScreenOf {...props} what={what} />
      )}
      <PressShield screen={isLocked ? 'locked' : isOpen ? 'panel' : screenName(what)} />
      {Overlay && <Overlay />}
    </Hands.Provider>
  );
}

function LockedOf({ words, replica, call }: Props) {
  const [facility] = replica.records.value.facility.values();
  const wasInCall = call.view.value.at === 'over';
  const house = { facility: facility?.name ?? '', returnTo: facility?.returnTo ?? '' };
  return <Locked words={words} {...house} wasInCall={wasInCall} />;
}

function ScreenOf({ what, ...props }: Props & { what: Shown }) {
  const { words, deeds } = props;
  const offline = props.offline.value;
  switch (what.at) {
    case 'home':
      return <HomeOf {...props} />;
    case 'still-there':
      return <StillThere words={words} onStay={props.idleEnd.stay} />;
    case 'messages':
      return <MailRoomOf {...props} />;
    case 'help':
      return (
        <Help
          words={words}
          state={what.unkept ?? helpOf(props)}
          coming={comingOf(props)}
          offline={offline}
          onClose={deeds.goHome}
        />
      );
    case 'wish-left':
    case 'wish-lost':
      return (
        <WishLeft
          words={words}
          person={personOf(props, what.contactId)}
          state={what.at === 'wish-lost' ? 'lost' : offline ? 'waiting' : 'sent'}
          from={props.quiet.value ? wakingTime(props) : null}
          onClose={deeds.goHome}
        />
      );
    case 'paused':
      return <PausedOf {...props} contactId={what.contactId} person={personOf(props, what.contactId)} />;
    case 'dial':
      return <DialOf {...props} contactId={what.contactId} />;
    case 'visit':
      return <VisitOf {...props} visit={what.visit} />;
    case 'night':
    case 'night-rest':
    case 'frame':
      return <RestOf {...props} what={what} />;
    default:
      return (
        <CallOf
          {...props}
          view={what}
          person={personOf(props, what.contactId)}
          written={what.at === 'looking' && isWritten(props, what.callId)}
        />
      );
  }
}

/** Nobody's device rings, and an SMS or e-mail has gone out. */
function isWritten({ replica }: Props, callId: Id): boolean {
  const receipts = replica.records.value.call.get(callId)?.receipts ?? [];
  return receipts.some(({ by, got }) => (by === 'sms' || by === 'mail') && got === 'accepted');
}

/** What lies behind it is fetched after the first screen. */
function MailRoomOf({ words, deeds, mailRoom }: Props) {
  const Room = mailRoom.value;
  return Room ? <Room /> : <Messages words={words} onClose={deeds.goHome} />;
}

function DialOf({ contactId, ...props }: Props & { contactId: Id }) {
  const { words, deeds, replica } = props;
  return (
    <Dial
      words={words}
      person={personOf(props, contactId)}
      phone={replica.records.value.contact.get(contactId)?.phone ?? ''}
      helpLabel={helpLabel(words, helpOf(props))}
      onHelp={() => void deeds.askForHelp()}
      onDial={() => void deeds.reach(contactId)}
      onClose={deeds.goHome}
    />
  );
}

/** Joining is a call like any other, from the faces. */
function VisitOf({ visit, ...props }: Props & { visit: NextVisit }) {
  const { words, deeds, bell, ring } = props;
  return (
    <VisitCard
      words={words}
      person={personOf(props, visit.contactId)}
      silent={ring.locked.value}
      onJoin={() => {
        bell.dismiss(visit.id);
        void deeds.reach(visit.contactId);
      }}
      onNotNow={() => bell.dismiss(visit.id)}
    />
  );
}

type AtRest = Extract<Shown, { at: 'night' | 'night-rest' | 'frame' }>;

/** The night, what it says to a tap on a face, and the photos of the day. */
function RestOf({ what, ...props }: Props & { what: AtRest }) {
  const { words, deeds, resting } = props;
  const time = { words, now: props.now.value, timeZone: props.settings.value.timeZone };
  const help = {
    helpLabel: helpLabel(words, helpOf(props)),
    onHelp: () => {
      resting.wake();
      void deeds.askForHelp();
    },
  };
  switch (what.at) {
    case 'night':
      return <Night {...time} {...help} onWake={resting.wake} />;
    case 'night-rest':
      return (
        <NightRest
          {...help}
          words={words}
          person={personOf(props, what.contactId)}
          from={wakingTime(props)}
          onWish={() => void deeds.leaveWish(what.contactId)}
          onClose={deeds.goHome}
        />
      );
    case 'frame': {
      const slide = props.slide.value;
      return slide ? <PhotoFrame {...time} slide={slide} onWake={resting.wake} /> : <HomeOf {...props} />;
    }
  }
}

const wakingTime = ({ settings }: Props) => clockOfMinute(settings.value.quietHours.until);

function HomeOf(props: Props) {
  return isWaiting(props.settings.value) ? <WaitingOf {...props} /> : <FacesOf {...props} />;
}

/** What it can do besides waiting is fetched when it is needed. */
function WaitingOf({ words, now, settings, offline, door, waitingRoom }: Props) {
  const Room = waitingRoom.value;
  if (Room) return <Room />;
  return (
    <Waiting
      words={words}
      now={now.value}
      timeZone={settings.value.timeZone}
      said={{
        title: words.t('shared.who'),
        hint: words.t(offline.value ? 'shared.offline' : 'shared.ask_team'),
      }}
      onDoor={door.open}
    />
  );
}

function FacesOf(props: Props) {
  const { replica, photos, deeds, settings, now, offline, media } = props;
  const records = replica.records.value;
  const residentId = settings.value.residentId ?? '';
  const input = { records, residentId };
  return (
    <Home
      words={props.words}
      now={now.value}
      timeZone={settings.value.timeZone}
      faces={facesOf({
        ...{ ...input, pending: replica.pending.value, photoUrl: photos.url },
        when: { timeZone: settings.value.timeZone, now: now.value },
      })}
      aside={asideOf({
        ...{ ...input, now: now.value, offline: offline.value, media: media.failed.value },
        careUntil: careEnd(settings.value, now.value),
        visit: visitToday({ ...input, now: now.value, timeZone: settings.value.timeZone }),
      })}
      offline={offline.value}
      unseen={unseenIn(props)}
      help={helpOf(props)}
      onFace={(contactId) => void deeds.reach(contactId)}
      onMessages={deeds.openMessages}
      onHelp={() => void deeds.askForHelp()}
      onDoor={props.door.open}
    />
  );
}

/** Whose face stands on the door *Messages*. */
function unseenIn(props: Props) {
  const unseen = unseenOf(props.replica.records.value, props.settings.value.residentId ?? '');
  return unseen && { count: unseen.count, ...personOf(props, unseen.contactId) };
}

function helpOf({ replica, settings }: Props) {
  const residentId = settings.value.residentId ?? '';
  return helpState({ records: replica.records.value, pending: replica.pending.value, residentId });
}

function comingOf({ replica, settings }: Props) {
  return comingName({ records: replica.records.value, residentId: settings.value.residentId ?? '' });
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
