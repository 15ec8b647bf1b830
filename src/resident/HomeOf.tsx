import { isShowable } from '../protocol/channels.ts';
import { asideOf } from './app/aside.ts';
import { careEnd } from './app/care.ts';
import { visitToday } from './app/day/visits.ts';
import { facesOf } from './app/faces.ts';
import { unseenOf } from './app/mail/unseen.ts';
import { isWaiting } from './app/settings.ts';
import { helpOf, type View } from './app/view.ts';
import { Home } from './screens/Home.tsx';
import { Waiting } from './shared/Waiting.tsx';

/** The faces; on a shared tablet that serves nobody, how somebody is chosen. */
export function HomeOf(props: View) {
  return isWaiting(props.settings.value) ? <WaitingOf {...props} /> : <FacesOf {...props} />;
}

/** What it can do besides waiting is fetched when it is needed. */
function WaitingOf({ words, now, settings, offline, door, waitingRoom }: View) {
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

function FacesOf(props: View) {
  const { replica, photos, deeds, settings, now, offline, media } = props;
  const records = replica.records.value;
  const { Door } = props.mailRoom.value ?? {};
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
        house: props.house.value,
      })}
      offline={offline.value}
      unseen={unseenIn(props)}
      help={helpOf(props)}
      channels={[...records.channel.values()].some(isShowable) && (Door ? <Door /> : <i />)}
      onFace={(contactId) => void deeds.reach(contactId)}
      onMessages={deeds.openMessages}
      onHelp={() => void deeds.askForHelp()}
      onDoor={props.door.open}
    />
  );
}

/** Whose face stands on the door *Messages*. */
function unseenIn(props: View) {
  const { replica, settings, house, photos } = props;
  const records = replica.records.value;
  const unseen = unseenOf(records, settings.value.residentId ?? '', house.value);
  const photo = records.contact.get(unseen?.contactId ?? '')?.photo ?? null;
  return unseen && { ...unseen, photo: photos.url(photo) };
}
