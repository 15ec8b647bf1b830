import plusIcon from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import { useRef } from 'preact/hooks';
import type { Id } from '../../../protocol/primitives.ts';
import type { Contact } from '../../../protocol/records.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { paths } from '../../app/routes.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../form/EmptyState.tsx';
import { CarersTile } from '../photo/CarersTile.tsx';
import type { Entry } from '../residents/find-residents.ts';
import type { Reach } from './reach.ts';
import { standsKey } from './ring-words.ts';
import { useDragging } from './use-dragging.ts';

export type Card = Entry<Contact> & { readonly photo: string | null; readonly reach: Reach };

export type Props = {
  readonly residentId: Id;
  readonly cards: readonly Card[];
  readonly selected: Id | null;
  /** Dragged to another place: `by` places later; negative: earlier. */
  readonly onMove: (id: Id, by: number) => void;
};

/** The faces on a resident's screen, in their order there. */
export function ContactCards({ residentId, cards, selected, onMove }: Props) {
  const { t } = useWords();
  const add = (
    <a class="button button--plain" href={paths.newContact(residentId)}>
      <Icon svg={plusIcon} />
      <span>{t('contacts.add')}</span>
    </a>
  );
  if (cards.length === 0)
    return (
      <EmptyState icon={usersIcon} title={t('contacts.empty-title')} text={t('contacts.empty-text')}>
        {add}
      </EmptyState>
    );
  return (
    <>
      <Ordered cards={cards} selected={selected} onMove={onMove} />
      <div class="contact-cards__foot">
        {add}
        {cards.length > 1 && <p class="soft">{t('contacts.drag')}</p>}
      </div>
    </>
  );
}

function Ordered({ cards, selected, onMove }: Omit<Props, 'residentId'>) {
  const list = useRef<HTMLOListElement>(null);
  useDragging(list, {
    handle: '.contact-card__photo',
    onMove: (index, by) => {
      const moved = cards[index];
      if (moved) onMove(moved.id, by);
    },
  });
  return (
    <ol class={cards.length > 1 ? 'contact-cards contact-cards--many' : 'contact-cards'} ref={list}>
      {cards.map((card) => (
        <li key={card.id}>
          <ContactCard card={card} isSelected={card.id === selected} />
        </li>
      ))}
    </ol>
  );
}

function ContactCard({ card, isSelected }: { card: Card; isSelected: boolean }) {
  const { id, body, photo, reach } = card;
  return (
    <a
      class="contact-card"
      href={paths.contact(body.residentId, id)}
      aria-current={isSelected ? 'true' : undefined}
    >
      <span class="contact-card__photo">
        {body.kind === 'station' && !photo ? (
          <CarersTile />
        ) : (
          <Avatar shape="tile" name={body.name} photo={photo} />
        )}
      </span>
      <span class="contact-card__text">
        <span class="contact-card__name">{body.name}</span>
        {body.relation && <span class="soft">{body.relation}</span>}
        <ReachText reach={reach} />
      </span>
    </a>
  );
}

function ReachText({ reach }: { reach: Reach }) {
  const { t } = useWords();
  if (reach.at === 'phone')
    return <span class="soft">{t('reach.phone', { number: inOnePiece(reach.number) })}</span>;
  if (reach.at !== 'reachable') return <span class="soft">{t(`reach.${reach.at}`)}</span>;
  return (
    <>
      <span class={reach.online ? 'standing standing--online' : 'soft'}>
        {t(reach.online ? 'reach.online' : 'reach.away')}
      </span>
      <span class={reach.will.at === 'rings' ? 'standing standing--online' : 'standing'}>
        {t(standsKey(reach.will))}
      </span>
      <span class="soft">{t('reach.devices', { count: reach.devices })}</span>
    </>
  );
}

/** A number that is cut at the end of a line is read wrongly. */
const inOnePiece = (number: string) => number.replaceAll(' ', '\u00A0');
