import televisionIcon from '@phosphor-icons/core/fill/television-fill.svg?raw';
import { useState } from 'preact/hooks';
import { type Channel, MAX_CHANNELS } from '../../../protocol/channels.ts';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../form/EmptyState.tsx';
import type { Entry } from '../residents/find-residents.ts';
import { ChannelCard } from './ChannelCard.tsx';
import { type ChannelFields, ChannelForm } from './ChannelForm.tsx';

export type Props = {
  readonly channels: readonly (Entry<Channel> & { readonly lookedAt: string | null })[];
  /** null: a new one. */
  readonly onSave: (id: Id | null, channel: ChannelFields) => Promise<Refusal | null>;
  readonly onRemove: (id: Id) => void;
  /** Null without network. */
  readonly onLook: ((id: Id) => void) | null;
  readonly onEarlier: (id: Id) => void;
};

const NEW: ChannelFields = { name: '', icon: 'television', link: '' };

/** What every tablet offers to watch and read. */
export function ChannelsPage({ channels, onSave, onRemove, onLook, onEarlier }: Props) {
  const { t } = useWords();
  const [isAdding, setAdding] = useState(false);
  const isFull = channels.length >= MAX_CHANNELS;
  const add = <Button onPress={() => setAdding(true)}>{t('channels.add')}</Button>;
  return (
    <>
      <p>{t('channels.intro')}</p>
      {channels.map((channel, place) => (
        <ChannelCard
          key={channel.id}
          channel={channel}
          lookedAt={channel.lookedAt}
          onSave={(changed) => onSave(channel.id, changed)}
          onRemove={() => onRemove(channel.id)}
          onLook={onLook && (() => onLook(channel.id))}
          onEarlier={place === 0 ? null : () => onEarlier(channel.id)}
        />
      ))}
      {isAdding && !isFull && (
        <ChannelForm
          channel={NEW}
          onSave={(channel) => onSave(null, channel)}
          onClose={() => setAdding(false)}
        />
      )}
      {channels.length === 0 && !isAdding && (
        <EmptyState icon={televisionIcon} title={t('channels.empty-title')} text={t('channels.empty-text')}>
          {add}
        </EmptyState>
      )}
      {channels.length > 0 && !isAdding && !isFull && <div>{add}</div>}
      <p class="soft">{isFull ? t('channels.full') : t('channels.data')}</p>
    </>
  );
}
