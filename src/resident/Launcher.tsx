import { useMemo } from 'preact/hooks';
import type { Id } from '../protocol/primitives.ts';
import { PressShield } from '../ui/PressShield.tsx';
import { Hands } from '../ui/use-press.ts';
import type { NextVisit } from './app/day/visits.ts';
import { handsOf } from './app/look.ts';
import { type Shown, screenName, shown } from './app/place.ts';
import { comingOf, helpOf, personOf, type View, wakingTime } from './app/view.ts';
import { CallOf } from './CallOf.tsx';
import { HomeOf } from './HomeOf.tsx';
import { PausedOf } from './PausedOf.tsx';
import { RestOf } from './RestOf.tsx';
import { StaffPanel } from './StaffPanel.tsx';
import { Dial } from './screens/Dial.tsx';
import { Help } from './screens/Help.tsx';
import { helpLabel } from './screens/Home.tsx';
import { Locked } from './screens/Locked.tsx';
import { Messages } from './screens/Messages.tsx';
import { VisitCard } from './screens/VisitCard.tsx';
import { WishLeft } from './screens/WishLeft.tsx';
import { StillThere } from './shared/StillThere.tsx';
import './night.css';

/** The whole launcher: one screen at a time, and a moment's rest for the fingers after each change. */
export function Launcher(props: View) {
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

function LockedOf({ words, replica, call }: View) {
  const [facility] = replica.records.value.facility.values();
  const wasInCall = call.view.value.at === 'over';
  const house = { facility: facility?.name ?? '', returnTo: facility?.returnTo ?? '' };
  return <Locked words={words} {...house} wasInCall={wasInCall} />;
}

function ScreenOf({ what, ...props }: View & { what: Shown }) {
  const { words, deeds } = props;
  const offline = props.offline.value;
  switch (what.at) {
    case 'home':
      return <HomeOf {...props} />;
    case 'still-there':
      return <StillThere words={words} onStay={props.idleEnd.stay} />;
    case 'messages':
    case 'channels':
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
          onMessage={props.mailRoom.value && (() => deeds.leaveMessage(what.contactId))}
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
          personOf={(contactId) => personOf(props, contactId)}
          written={what.at === 'looking' && isWritten(props, what.callId)}
        />
      );
  }
}

/** Nobody's device rings, and an SMS or e-mail has gone out. */
function isWritten({ replica }: View, callId: Id): boolean {
  const receipts = replica.records.value.call.get(callId)?.receipts ?? [];
  return receipts.some(({ by, got }) => (by === 'sms' || by === 'mail') && got === 'accepted');
}

/** What lies behind it is fetched after the first screen. */
function MailRoomOf({ words, deeds, mailRoom }: View) {
  const { Room } = mailRoom.value ?? {};
  return Room ? <Room /> : <Messages words={words} onClose={deeds.goHome} />;
}

function DialOf({ contactId, ...props }: View & { contactId: Id }) {
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
function VisitOf({ visit, ...props }: View & { visit: NextVisit }) {
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
