import { useEffect, useMemo } from 'preact/hooks';
import type { Id } from '../protocol/primitives.ts';
import { PressShield } from '../ui/PressShield.tsx';
import { Hands } from '../ui/use-press.ts';
import { handsOf } from './app/look.ts';
import { isLater, type Later, type Shown, screenName, shown } from './app/place.ts';
import { personOf, type View } from './app/view.ts';
import { CallOf } from './CallOf.tsx';
import { HomeOf } from './HomeOf.tsx';
import { StaffPanel } from './StaffPanel.tsx';
import { Messages } from './screens/Messages.tsx';
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
        <LaterOf {...props} what={{ at: 'locked' }} />
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

/** Until it is fetched, the faces; never those of a tablet that is locked, or at night. */
function LaterOf(props: View & { what: Later }) {
  const { here, fetch } = props.laterScreens;
  useEffect(fetch, [fetch]);
  const { LaterScreen } = here.value ?? {};
  if (LaterScreen) return <LaterScreen {...props} />;
  return props.what.at === 'locked' || props.what.at === 'night' ? null : <HomeOf {...props} />;
}

function ScreenOf({ what, ...props }: View & { what: Shown }) {
  if (isLater(what)) return <LaterOf {...props} what={what} />;
  switch (what.at) {
    case 'home':
      return <HomeOf {...props} />;
    case 'messages':
    case 'channels':
      return <MailRoomOf {...props} />;
    default:
      return (
        <CallOf
          {...props}
          view={what}
          person={personOf(props, what.contactId)}
          personOf={(contactId) => personOf(props, contactId)}
          InCall={props.laterScreens.here.value?.InCall}
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
