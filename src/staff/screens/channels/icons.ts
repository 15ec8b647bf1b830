import churchIcon from '@phosphor-icons/core/fill/church-fill.svg?raw';
import weatherIcon from '@phosphor-icons/core/fill/cloud-sun-fill.svg?raw';
import globeIcon from '@phosphor-icons/core/fill/globe-simple-fill.svg?raw';
import musicIcon from '@phosphor-icons/core/fill/music-notes-fill.svg?raw';
import newspaperIcon from '@phosphor-icons/core/fill/newspaper-fill.svg?raw';
import radioIcon from '@phosphor-icons/core/fill/radio-fill.svg?raw';
import televisionIcon from '@phosphor-icons/core/fill/television-fill.svg?raw';
import type { ChannelIcon } from '../../../protocol/channels.ts';
import type { IconSvg } from '../../../ui/Icon.tsx';

/** As on the tablets (`resident/screens/channels`). */
export const ICONS: Record<ChannelIcon, IconSvg> = {
  television: televisionIcon,
  radio: radioIcon,
  newspaper: newspaperIcon,
  church: churchIcon,
  music: musicIcon,
  weather: weatherIcon,
  globe: globeIcon,
};

export const CHANNEL_ICONS = Object.keys(ICONS) as ChannelIcon[];
