import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Video } from '../../ui/Video.tsx';
import './FamilyFaces.css';
import { PersonFace } from './PersonFace.tsx';
import type { Person } from './RingStage.tsx';

/** One more relative in the call. */
export type Face = {
  readonly callId: string;
  readonly person: Person;
  readonly at: 'ringing' | 'here' | 'away';
  readonly remote: MediaStream | null;
  readonly hasPicture: boolean;
};

export type Props = {
  readonly words: ResidentTranslator;
  readonly faces: readonly Face[];
  /** 0 to 1 */
  readonly volume: number;
};

/** A family call: everybody who came besides the first, each whole and with a name below. */
export function FamilyFaces({ words, faces, volume }: Props) {
  return (
    <>
      {faces.map(({ callId, person, at, remote, hasPicture }) => (
        <div key={callId} class="in-call__face">
          <div class="in-call__remote in-call__remote--contain" data-shown={hasPicture}>
            <Video stream={remote} label={words.t('call.picture', { name: person.name })} volume={volume} />
          </div>
          {!hasPicture && (
            <div class="in-call__waiting">
              <PersonFace person={person} />
            </div>
          )}
          <p class="in-call__name">
            {person.name}
            {at === 'away' && <span role="status"> · {words.t('call.reconnecting')}</span>}
          </p>
        </div>
      ))}
    </>
  );
}
