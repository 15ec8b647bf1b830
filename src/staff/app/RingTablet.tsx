import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import { CARERS } from '../../i18n/relation-words.ts';
import { isWithinHours } from '../../protocol/hours.ts';
import { type Resident, USUAL_CONTACT } from '../../protocol/records.ts';
import { Button } from '../../ui/Button.tsx';
import { contactsOf, placeAtEnd } from '../screens/contacts/place.ts';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';
import { tabletsOf, viewpoint } from './look.ts';
import { refusalText } from './refusal-words.ts';

export type Props = { readonly desk: Desk; readonly resident: Entry<Resident> };

/** On a resident's page: the carers ring the tablet. */
export function RingTablet({ desk, resident }: Props) {
  const { words, replica } = desk;
  if (resident.body.archivedAt !== null || tabletsOf(replica.records.value, resident.id).length === 0)
    return null;
  return (
    <Button icon={videoCameraIcon} onPress={() => ring(desk, resident)}>
      {words.t('station.ring')}
    </Button>
  );
}

function ring(desk: Desk, resident: Entry<Resident>): void {
  const { notices, replica, station, words } = desk;
  const { now, timeZone } = viewpoint(desk);
  const contacts = contactsOf(replica.records.peek().contact, resident.id);
  const carers = contacts.find(({ body }) => body.kind === 'station');
  if (!desk.online.peek()) notices.say(words.t('sync.needs-network'), 'bad');
  else if (!carers)
    // Who rings must have a face on the tablet: a call from nobody frightens.
    notices.offer(words.t('station.no-face', { name: fullName(resident.body) }), {
      label: words.t('station.add-face'),
      run: () => void showCarers(desk, resident),
    });
  else if (isWithinHours(resident.body.quietHours, timeZone, now))
    notices.offer(words.t('station.at-night'), {
      label: words.t('station.ring-anyway'),
      run: () => station.ring(carers.id),
    });
  else station.ring(carers.id);
}

/** Puts the carers on the resident's screen, in the resident's language. */
async function showCarers(desk: Desk, { id: residentId, body }: Entry<Resident>): Promise<void> {
  const { actions, notices, replica, words } = desk;
  const contacts = contactsOf(replica.records.peek().contact, residentId);
  const refusal = await actions.change('contact.create', {
    ...USUAL_CONTACT,
    id: desk.newId(),
    residentId,
    kind: 'station',
    name: CARERS[body.language],
    relation: '',
    callsResident: '',
    photo: null,
    position: placeAtEnd(contacts),
  });
  const { now, timeZone } = viewpoint(desk);
  if (refusal) notices.say(refusalText(words, { refusal, at: now }, timeZone), 'bad');
  else notices.say(words.t('station.face-added', { name: fullName(body) }));
}
