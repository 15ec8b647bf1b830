import televisionIcon from '@phosphor-icons/core/fill/television-fill.svg?raw';
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { BigButton } from '../ui/BigButton.tsx';
import type { View } from './app/view.ts';
import { ChannelsOf } from './ChannelsOf.tsx';

export type ChannelRoomDeps = Pick<View, 'words' | 'replica' | 'settings' | 'deeds' | 'offline' | 'place'> & {
  window: Window & typeof globalThis;
  /** 0 … 1 */
  loudness: ReadonlySignal<number>;
};

export type ChannelRoom = { readonly Door: ComponentType; readonly Room: ComponentType };

/** A part of `mail-room.tsx`, whose chunk it shares: what the house pinned for everybody, which no first screen needs. */
export function openChannelRoom(deps: ChannelRoomDeps): ChannelRoom {
  const { words, deeds } = deps;
  return {
    Door: () => (
      <BigButton icon={televisionIcon} label={words.t('home.channels')} onPress={deeds.openChannels} />
    ),
    Room: () => <ChannelsOf {...deps} />,
  };
}
