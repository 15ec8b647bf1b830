import phoneDisconnectIcon from '@phosphor-icons/core/fill/phone-disconnect-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { Video } from '../../ui/Video.tsx';
import { loudness } from '../app/sound/volume.ts';
import './InCall.css';
import type { Face } from './FamilyFaces.tsx';
import { PersonFace } from './PersonFace.tsx';
import type { Person } from './RingStage.tsx';
import { useFamilyFaces } from './use-family-faces.ts';
import { usePictureFit } from './use-picture-fit.ts';
import { Volume } from './Volume.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  readonly person: Person;
  readonly connected: boolean;
  readonly reconnecting: boolean;
  /** One of the two pictures stands still, because the line carries no more than the voices. */
  readonly thin: boolean;
  readonly remote: MediaStream | null;
  readonly hasPicture: boolean;
  readonly local: MediaStream | null;
  /** Whoever was invited and is here. */
  readonly others: readonly Face[];
  /** Whose telephone rings because they were invited. */
  readonly ringing: readonly string[];
  /** 1 … VOLUME_STEPS */
  readonly volume: number;
  readonly onVolume: (step: number) => void;
  readonly onHangUp: () => void;
};

/** The conversation: the other fills the screen, hanging up and loudness lie far apart. */
export function InCall(props: Props) {
  const { words, person, remote, hasPicture, others } = props;
  const { frame, fit } = usePictureFit();
  const Faces = useFamilyFaces(others.length > 0);
  const [ringing] = props.ringing;
  return (
    <Stage label={words.t('call.picture', { name: person.name })}>
      <div class="in-call__faces" data-others={Faces ? others.length : 0}>
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
        {Faces && <Faces words={words} faces={others} volume={loudness(props.volume)} />}
      </div>
      {(props.reconnecting || ringing) && (
        <p class="in-call__state" role="status">
          {words.t(props.reconnecting ? 'call.reconnecting' : 'call.ringing', { name: ringing ?? '' })}
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

/** The face stands in until the picture comes, or for good when there is only sound. */
function Waiting({ words, person, connected, reconnecting }: Props) {
  return (
    <div class="in-call__waiting">
      <PersonFace person={person} />
      {!reconnecting && (
        <p class={connected ? 'in-call__late' : ''} role="status">
          {connected ? words.t('call.no_picture') : words.t('call.connecting', { name: person.name })}
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
