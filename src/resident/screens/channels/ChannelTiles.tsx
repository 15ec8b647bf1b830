import arrowLeftIcon from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import churchIcon from '@phosphor-icons/core/fill/church-fill.svg?raw';
import weatherIcon from '@phosphor-icons/core/fill/cloud-sun-fill.svg?raw';
import globeIcon from '@phosphor-icons/core/fill/globe-simple-fill.svg?raw';
import musicIcon from '@phosphor-icons/core/fill/music-notes-fill.svg?raw';
import newspaperIcon from '@phosphor-icons/core/fill/newspaper-fill.svg?raw';
import radioIcon from '@phosphor-icons/core/fill/radio-fill.svg?raw';
import televisionIcon from '@phosphor-icons/core/fill/television-fill.svg?raw';
import type { ResidentTranslator } from '../../../i18n/resident.ts';
import type { ChannelIcon } from '../../../protocol/channels.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { BigButton } from '../../../ui/BigButton.tsx';
import { Icon, type IconSvg } from '../../../ui/Icon.tsx';
import { usePress } from '../../../ui/use-press.ts';
import type { Tile } from '../../app/channels/channels.ts';
import './ChannelTiles.css';

const ICONS: Record<ChannelIcon, IconSvg> = {
  television: televisionIcon,
  radio: radioIcon,
  newspaper: newspaperIcon,
  church: churchIcon,
  music: musicIcon,
  weather: weatherIcon,
  globe: globeIcon,
};

export type Props = {
  readonly words: ResidentTranslator;
  readonly tiles: readonly Tile[];
  readonly onOpen: (id: Id) => void;
  readonly onClose: () => void;
};

/** The door *Watch* was pressed: up to four things that the house has pinned. */
export function ChannelTiles({ words, tiles, onOpen, onClose }: Props) {
  return (
    <main class="channels">
      <h1 class="channels__title">{words.t('home.channels')}</h1>
      <ul class={`channels__tiles channels__tiles--${tiles.length}`}>
        {tiles.map((tile) => (
          <li key={tile.id}>
            <OneTile tile={tile} onPress={() => onOpen(tile.id)} />
          </li>
        ))}
      </ul>
      <BigButton icon={arrowLeftIcon} label={words.t('common.back')} onPress={onClose} />
    </main>
  );
}

function OneTile({ tile: { label, icon }, onPress }: { tile: Tile; onPress: () => void }) {
  const press = usePress(onPress);
  return (
    <button type="button" class="channels__tile" {...press}>
      <Icon svg={ICONS[icon]} />
      <span class="channels__label">{label}</span>
    </button>
  );
}
