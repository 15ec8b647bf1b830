import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import envelopeSimpleIcon from '@phosphor-icons/core/fill/envelope-simple-fill.svg?raw';
import phoneIcon from '@phosphor-icons/core/fill/phone-fill.svg?raw';
import usersThreeIcon from '@phosphor-icons/core/fill/users-three-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { usePress } from '../../ui/use-press.ts';
import { clockOfMinute } from '../app/day/quiet.ts';
import type { Face } from '../app/faces.ts';
import { nameFit } from '../app/name-fit.ts';
import './FaceTile.css';

export type Props = {
  readonly words: ResidentTranslator;
  readonly face: Face;
  readonly offline: boolean;
  readonly onPress: () => void;
};

const BADGES = { call: videoCameraIcon, wish: envelopeSimpleIcon, dial: phoneIcon } as const;

/** What a press leads to. A telephone needs no server; who is at work is not rung in vain. */
function wayOf({ kind, paused }: Face, offline: boolean): keyof typeof BADGES {
  if (kind === 'phone') return 'dial';
  return offline || paused ? 'wish' : 'call';
}

/** One person: a single press anywhere on it calls, or without network asks for a call. */
export function FaceTile({ words, face, offline, onPress }: Props) {
  const press = usePress(onPress);
  const { t } = words;
  const { name, kind } = face;
  const way = wayOf(face, offline);
  return (
    <button type="button" class={way === 'wish' ? 'face face--offline' : 'face'} {...press}>
      {/* Not an aria-label: whoever speaks to the tablet says what stands on the tile (WCAG 2.5.3). */}
      <span class="visually-hidden">{t(`home.${way}`, { name })}</span>
      <span class="face__picture">
        {face.photo && <img class="face__backdrop" src={face.photo} alt="" draggable={false} />}
        {kind === 'station' && !face.photo ? (
          <span class="face__carers">
            <Icon svg={usersThreeIcon} />
          </span>
        ) : (
          <Avatar name={name} photo={face.photo} shape="tile" />
        )}
        <span class="face__badge">
          <Icon svg={BADGES[way]} />
        </span>
      </span>
      <span class="face__words">
        <span class={`face__name face__name--${nameFit(name)}`} aria-hidden="true">
          {name}
        </span>
        {/* In the place of the relation, so that nothing moves. */}
        {face.paused ? (
          <span class="face__wished">
            <Icon svg={clockIcon} />
            {t('paused.from', { time: clockOfMinute(face.paused.until) })}
          </span>
        ) : face.wished ? (
          <span class="face__wished">
            <Icon svg={envelopeSimpleIcon} />
            {t('home.wished')}
          </span>
        ) : kind === 'phone' ? (
          <span class="face__wished">
            <Icon svg={phoneIcon} />
            {t('home.phone')}
          </span>
        ) : (
          <span class="face__relation">{face.relation}</span>
        )}
      </span>
    </button>
  );
}
