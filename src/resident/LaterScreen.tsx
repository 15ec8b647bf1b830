import type { Id } from '../protocol/primitives.ts';
import { endingOf } from './app/calls/ending.ts';
import type { NextVisit } from './app/day/visits.ts';
import type { Later } from './app/place.ts';
import { comingOf, helpOf, personOf, type View, wakingTime } from './app/view.ts';
import { PausedOf } from './PausedOf.tsx';
import { RestOf } from './RestOf.tsx';
import { Dial } from './screens/Dial.tsx';
import { Help } from './screens/Help.tsx';
import { helpLabel } from './screens/Home.tsx';
import { Locked } from './screens/Locked.tsx';
import { Over } from './screens/Over.tsx';
import { VisitCard } from './screens/VisitCard.tsx';
import { WishLeft } from './screens/WishLeft.tsx';
import { StillThere } from './shared/StillThere.tsx';

export type Props = View & { readonly what: Later };

/** The screens that come after something: a tap, a call, the evening. Fetched after the first ones. */
export function LaterScreen({ what, ...props }: Props) {
  const { words, deeds } = props;
  switch (what.at) {
    case 'locked':
      return <LockedOf {...props} />;
    case 'still-there':
      return <StillThere words={words} onStay={props.idleEnd.stay} />;
    case 'over':
      return <OverOf {...props} view={what} />;
    case 'help':
      return (
        <Help
          words={words}
          state={what.unkept ?? helpOf(props)}
          coming={comingOf(props)}
          offline={props.offline.value}
          onClose={deeds.goHome}
        />
      );
    case 'wish-left':
    case 'wish-lost':
      return <WishOf {...props} what={what} />;
    case 'paused':
      return <PausedOf {...props} contactId={what.contactId} person={personOf(props, what.contactId)} />;
    case 'dial':
      return <DialOf {...props} contactId={what.contactId} />;
    case 'visit':
      return <VisitOf {...props} visit={what.visit} />;
    default:
      return <RestOf {...props} what={what} />;
  }
}

function WishOf({ what, ...props }: View & { what: Extract<Later, { at: 'wish-left' | 'wish-lost' }> }) {
  const { words, deeds, mailRoom } = props;
  return (
    <WishLeft
      words={words}
      person={personOf(props, what.contactId)}
      state={what.at === 'wish-lost' ? 'lost' : props.offline.value ? 'waiting' : 'sent'}
      from={props.quiet.value ? wakingTime(props) : null}
      onMessage={mailRoom.value && (() => deeds.leaveMessage(what.contactId))}
      onClose={deeds.goHome}
    />
  );
}

function OverOf({ view, ...props }: View & { view: Extract<Later, { at: 'over' }> }) {
  const { words, settings, offline, deeds } = props;
  const ending = endingOf(view);
  return (
    <Over
      words={words}
      person={personOf(props, view.contactId)}
      ending={ending}
      endedAt={view.endedAt}
      timeZone={settings.value.timeZone}
      offline={offline.value}
      onClose={deeds.goHome}
      onOffer={() => void (ending.offer === 'wish' ? deeds.leaveWish : deeds.reach)(view.contactId)}
    />
  );
}

function LockedOf({ words, replica, call }: View) {
  const [facility] = replica.records.value.facility.values();
  const wasInCall = call.view.value.at === 'over';
  const house = { facility: facility?.name ?? '', returnTo: facility?.returnTo ?? '' };
  return <Locked words={words} {...house} wasInCall={wasInCall} />;
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
