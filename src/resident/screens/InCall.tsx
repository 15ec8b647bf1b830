import phoneDisconnectIcon from '@phosphor-icons/core/fill/phone-disconnect-fill.svg?raw';
import { useEffect, useState } from 'preact/hooks';
import type { Guest } from '../../call/ports.ts';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { Video } from '../../ui/Video.tsx';
import type { TalkWords } from '../app/calls/talk-words.ts';
import { loudness } from '../app/sound/volume.ts';
import './InCall.css';
import type { Person } from './PersonFace.tsx';
import { PersonFace } from './PersonFace.tsx';
import { usePictureFit } from './use-picture-fit.ts';
import { Volume } from './Volume.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  readonly connected: boolean;
  /** The line over the picture; null: all is well. */
  readonly state: TalkWords | null;
  /** Their telephone is locked, or shows something else: the picture stands still, and nothing is wrong. */
  readonly paused: boolean;
  readonly remote: MediaStream | null;
  readonly hasPicture: boolean;
  readonly local: MediaStream | null;
  /** Whoever was invited. */
  readonly guests: readonly Guest[];
  readonly personOf: (contactId: string) => Person;
  /** 1 … VOLUME_STEPS */
  readonly volume: number;
  readonly onVolume: (step: number) => void;
  readonly onHangUp: () => void;
};

/** The conversation: the other fills the screen, hanging up and loudness lie far apart. */
export function InCall(props: Props) {
  const { words, person, remote, hasPicture, guests } = props;
  const { frame, fit } = usePictureFit();
  const Guests = useGuestFaces(guests.length > 0);
  return (
    <Stage label={words.t('call.picture', { name: person.name })}>
      <div class="in-call__faces">
        <div class="in-call__face">
          {/* Drawn from the start: the first frame must find its video, and sound may come without a picture. */}
          <div ref={frame} class={`in-call__remote in-call__remote--${fit}`} data-shown={hasPicture}>
            <Video
              stream={remote}
              label={words.t('call.picture', { name: person.name })}
              volume={loudness(props.volume)}
            />
          </div>
          {!hasPicture && <Waiting {...props} />}
          <p class="in-call__name">{person.name}</p>
        </div>
        {Guests && <Guests {...props} volume={loudness(props.volume)} />}
      </div>
      {props.state && (
        <p class="in-call__state" role="status">
          {words.t(props.state, { name: person.name })}
        </p>
      )}
      <OwnPicture {...props} />
      <div class="in-call__hang-up">
        <BigButton
          icon={phoneDisconnectIcon}
          kind="stop"
          size="ring"
          label={words.t('call.hang_up')}
          onPress={props.onHangUp}
        />
      </div>
      <Volume words={words} step={props.volume} onStep={props.onVolume} />
    </Stage>
  );
}

/** Most calls are between two: the places for more are fetched when somebody is invited. */
function useGuestFaces(isWanted: boolean) {
  const [part, setPart] = useState<typeof import('./GuestFaces.tsx') | null>(null);
  useEffect(() => {
    if (isWanted) import('./GuestFaces.tsx').then(setPart, console.error);
  }, [isWanted]);
  return isWanted && part?.GuestFaces;
}

/** The face stands in until the picture comes, or for good when there is only sound. */
function Waiting({ words, person, connected, state, paused }: Props) {
  const why = paused ? 'call.paused' : 'call.no_picture';
  return (
    <div class="in-call__waiting">
      <PersonFace person={person} />
      {(state === null || state === 'call.thin') && (
        <p class={connected ? 'in-call__late' : ''} role="status">
          {words.t(connected ? why : 'call.connecting', { name: person.name })}
        </p>
      )}
    </div>
  );
}

function OwnPicture({ words, person, local }: Props) {
  if (!local) return null;
  if (local.getVideoTracks().length === 0)
    return <p class="in-call__unseen">{words.t('camera.not_seen', { name: person.name })}</p>;
  return (
    <div class="in-call__own">
      <Video stream={local} label={words.t('call.own_picture')} muted mirrored />
    </div>
  );
}
