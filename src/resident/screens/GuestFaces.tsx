import type { Guest } from '../../call/ports.ts';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Video } from '../../ui/Video.tsx';
import './GuestFaces.css';
import type { Person } from './PersonFace.tsx';
import { PersonFace } from './PersonFace.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly guests: readonly Guest[];
  readonly personOf: (contactId: string) => Person;
  /** 0 to 1 */
  readonly volume: number;
};

/** A family call: everybody who came besides the first, each whole and with a name below. Who is still rung is only said. */
export function GuestFaces({ words, guests, personOf, volume }: Props) {
  const nameOf = ({ contactId }: Guest) => personOf(contactId ?? '').name;
  const ringing = guests.filter(({ at }) => at === 'ringing');
  return (
    <>
      {guests
        .filter(({ at }) => at !== 'ringing')
        .map((guest) => (
          <GuestFace
            key={guest.callId}
            {...{ words, guest, volume }}
            person={personOf(guest.contactId ?? '')}
          />
        ))}
      {ringing.length > 0 && (
        <p class="in-call__state" role="status">
          {words.t('call.ringing', { name: ringing.map(nameOf).join(', ') })}
        </p>
      )}
    </>
  );
}

type FaceProps = Pick<Props, 'words' | 'volume'> & { readonly guest: Guest; readonly person: Person };

function GuestFace({ words, guest, person, volume }: FaceProps) {
  return (
    <div class="in-call__face">
      <div class="in-call__remote" data-shown={guest.hasPicture}>
        <Video stream={guest.remote} label={words.t('call.picture', { name: person.name })} volume={volume} />
      </div>
      {!guest.hasPicture && (
        <div class="in-call__waiting">
          <PersonFace person={person} />
        </div>
      )}
      <p class="in-call__name">
        {person.name}
        {guest.at === 'away' && <span role="status"> · {words.t('call.reconnecting')}</span>}
      </p>
    </div>
  );
}
