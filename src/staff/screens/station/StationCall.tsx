import phoneDisconnectIcon from '@phosphor-icons/core/fill/phone-disconnect-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Video } from '../../../ui/Video.tsx';
import { useWords } from '../../app/words.ts';
import './StationCall.css';

/** What the carers' telephone shows. */
export type StationLook =
  | { at: 'incoming'; silent: boolean }
  | { at: 'looking' | 'ringing' }
  | {
      at: 'talking';
      /** *Connexion…*; null while all is well. */
      state: string | null;
      hasPicture: boolean;
      remote: MediaStream | null;
      local: MediaStream | null;
    }
  | { at: 'over'; result: string };

export type Props = {
  /** Null on a covered console: whoever passes by sees a room, and no name. */
  readonly name: string | null;
  readonly place: string;
  readonly photo: string | null;
  readonly look: StationLook;
  readonly onAnswer: () => void;
  readonly onDecline: () => void;
  readonly onHangUp: () => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** A resident rings, or is rung: over every page, beside whatever a carer is doing. It takes the focus from nobody. */
export function StationCall(props: Props) {
  const { t } = useWords();
  const { name, place, photo, look } = props;
  const title = name ?? t('station.somebody');
  return (
    <section class={`station station--${look.at}`} aria-label={t('station.label', { name: title })}>
      {look.at === 'talking' && <Picture {...props} look={look} name={title} />}
      <div class="station__who">
        {look.at !== 'talking' && <Avatar name={name ?? ''} photo={photo} />}
        <p class="station__text" role={look.at === 'incoming' ? 'alert' : 'status'}>
          <strong class="station__name">{title}</strong>
          <span>{[place, saying(t, look)].filter(Boolean).join(' · ')}</span>
        </p>
      </div>
      <div class="station__buttons">
        <Buttons {...props} />
      </div>
    </section>
  );
}

type Words = ReturnType<typeof useWords>['t'];

function saying(t: Words, look: StationLook): string | null {
  switch (look.at) {
    case 'incoming':
      return look.silent ? t('station.silent') : t('station.calls');
    case 'looking':
      return t('station.looking');
    case 'ringing':
      return t('station.ringing');
    case 'talking':
      return look.state;
    case 'over':
      return look.result;
  }
}

function Buttons({ name, look, ...on }: Props): ComponentChildren {
  const { t } = useWords();
  switch (look.at) {
    case 'incoming':
      if (name === null) return <p>{t('station.unlock')}</p>;
      return (
        <>
          <Button variant="primary" icon={videoCameraIcon} onPress={on.onAnswer}>
            {t('station.answer')}
          </Button>
          <Button onPress={on.onDecline}>{t('station.decline')}</Button>
        </>
      );
    case 'over':
      return (
        <>
          {name !== null && (
            <Button icon={videoCameraIcon} onPress={on.onAgain}>
              {t('station.again')}
            </Button>
          )}
          <Button onPress={on.onClose}>{t('common.close')}</Button>
        </>
      );
    default:
      return (
        <Button variant="danger" icon={phoneDisconnectIcon} onPress={on.onHangUp}>
          {t(look.at === 'talking' ? 'station.hang-up' : 'station.cancel')}
        </Button>
      );
  }
}

type PictureProps = Pick<Props, 'photo'> & { name: string; look: Extract<StationLook, { at: 'talking' }> };

function Picture({ name, photo, look }: PictureProps) {
  const { t } = useWords();
  const [silent, setSilent] = useState(false);
  const { remote, local, hasPicture } = look;
  return (
    <div class={hasPicture ? 'station__picture station__picture--moving' : 'station__picture'}>
      <Video stream={remote} label={t('station.them', { name })} onSilent={setSilent} />
      {!hasPicture && <Avatar name={name} photo={photo} />}
      {silent && <p class="station__touch">{t('station.touch')}</p>}
      {/* Sound alone would be an empty mirror. */}
      {local && local.getVideoTracks().length > 0 && (
        <div class="station__you">
          <Video stream={local} label={t('station.you')} muted mirrored />
        </div>
      )}
      {!local && <p class="station__touch">{t('station.only-listening')}</p>}
    </div>
  );
}
