import televisionIcon from '@phosphor-icons/core/fill/television-fill.svg?raw';
import type { ComponentType } from 'preact';
import { BigButton } from '../ui/BigButton.tsx';
import { ChannelsOf, type Props } from './ChannelsOf.tsx';

export type ChannelRoom = { readonly Door: ComponentType; readonly Room: ComponentType };

/** A part of `mail-room.tsx`, whose chunk it shares: what the house pinned for everybody, which no first screen needs. */
export function openChannelRoom(deps: Props): ChannelRoom {
  const { words, deeds } = deps;
  return {
    Door: () => (
      <BigButton icon={televisionIcon} label={words.t('home.channels')} onPress={deeds.openChannels} />
    ),
    Room: () => <ChannelsOf {...deps} />,
  };
}
