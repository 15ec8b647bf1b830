import { useState } from 'preact/hooks';
import { type Channel, isShowable } from '../../../protocol/channels.ts';
import type { Refusal } from '../../../protocol/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';
import type { Entry } from '../residents/find-residents.ts';
import { type ChannelFields, ChannelForm } from './ChannelForm.tsx';
import { ICONS } from './icons.ts';

export type Props = {
  readonly channel: Entry<Channel>;
  /** *aujourd’hui, 14:05*; null: nobody has looked yet. */
  readonly lookedAt: string | null;
  readonly onSave: (channel: ChannelFields) => Promise<Refusal | null>;
  readonly onRemove: () => void;
  /** Goes there now; null without network. */
  readonly onLook: (() => void) | null;
  /** Changes places with the one before; null: it is the first. */
  readonly onEarlier: (() => void) | null;
};

/** One tile of all tablets: where it leads, and whether tablets can show it. */
export function ChannelCard({ channel, lookedAt, onSave, onRemove, onLook, onEarlier }: Props) {
  const { t } = useWords();
  const [isEdited, setEdited] = useState(false);
  const { id, body } = channel;
  if (isEdited) return <ChannelForm channel={body} onSave={onSave} onClose={() => setEdited(false)} />;
  const { name, icon, link } = body;
  return (
    <section class="card channel-card" aria-labelledby={`channel-${id}`}>
      <div class="rows__row">
        <span class="call-icon">
          <Icon svg={ICONS[icon]} />
        </span>
        <span class="rows__text">
          <h2 class="card__title" id={`channel-${id}`}>
            {name}
          </h2>
          <span class="soft channel-card__link">{link}</span>
        </span>
      </div>
      <Verdict body={body} lookedAt={lookedAt} />
      <div class="channel-card__deeds">
        <Button aria-label={t('tablets.edit-which', { name })} onPress={() => setEdited(true)}>
          {t('tablets.edit')}
        </Button>
        {onLook && (
          <Button aria-label={t('channels.look-which', { name })} onPress={onLook}>
            {t('channels.look')}
          </Button>
        )}
        {onEarlier && (
          <Button variant="quiet" aria-label={t('channels.earlier', { name })} onPress={onEarlier}>
            {t('channels.up')}
          </Button>
        )}
        <Button variant="quiet" aria-label={t('lines.remove-which', { name })} onPress={onRemove}>
          {t('common.remove')}
        </Button>
      </div>
    </section>
  );
}

/** What the server found, in words; what tablets do not show is said as loudly as what went wrong. */
function Verdict({ body, lookedAt }: { body: Channel; lookedAt: string | null }) {
  const { t } = useWords();
  const text = t(`channels.found.${body.found?.what ?? 'looking'}`);
  if (body.found === null)
    return (
      <p class="soft" role="status">
        {text}
      </p>
    );
  return (
    <div role="status">
      <p class={isShowable(body) ? 'standing standing--online' : 'standing standing--offline'}>{text}</p>
      {lookedAt !== null && <p class="soft">{t('channels.looked', { when: lookedAt })}</p>}
    </div>
  );
}
