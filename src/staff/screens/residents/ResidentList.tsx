import { useState } from 'preact/hooks';
import { LANGUAGE_NAMES, type Language } from '../../../i18n/languages.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Facility, Resident } from '../../../protocol/records.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { paths } from '../../app/routes.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../form/EmptyState.tsx';
import { type Entry, findResidents, fullName } from './find-residents.ts';

/** What the resident's tablet does now; `unknown` while this page is without network itself. */
export type Standing = 'in-call' | 'online' | 'offline' | 'no-tablet' | 'unknown';

export type Row = Entry<Resident> & {
  readonly photo: string | null;
  readonly standing: Standing;
  readonly since: string | null;
};

export type Props = {
  readonly residents: readonly Row[];
  readonly personWord: Facility['personWord'];
  /** Nothing is here yet, and perhaps only not yet. */
  readonly isLoading: boolean;
  readonly selected: Id | null;
};

/** Everybody in the house, to find by name or room. */
export function ResidentList({ residents, personWord, selected, isLoading }: Props) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const found = findResidents(residents, query) as Row[];
  return (
    <section class="residents" aria-label={t(`person.many.${personWord}`)}>
      <header class="residents__head">
        <h1 class="residents__title">{t(`person.many.${personWord}`)}</h1>
        <a class="button button--primary" href={paths.newResident()}>
          <Icon name="plus" />
          <span>{t('common.add')}</span>
        </a>
      </header>
      {residents.length === 0 && isLoading ? (
        <p class="soft">{t('common.loading')}</p>
      ) : residents.length === 0 ? (
        <EmptyState icon="users" title={t('residents.empty-title')} text={t('residents.empty-text')} />
      ) : (
        <>
          <input
            type="search"
            class="field__input"
            aria-label={t('residents.search')}
            placeholder={t('residents.search')}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <ul class="residents__list">
            {found.map((row) => (
              <ResidentRow key={row.id} row={row} isSelected={row.id === selected} />
            ))}
          </ul>
          <p role="status" class="soft">
            {found.length === 0 && t('residents.none-found', { query })}
          </p>
        </>
      )}
    </section>
  );
}

function ResidentRow({ row, isSelected }: { row: Row; isSelected: boolean }) {
  const { t } = useWords();
  const { id, body, photo } = row;
  const name = fullName(body);
  const place = body.room && t('residents.room', { room: body.room });
  return (
    <li>
      <a class="resident-row" href={paths.resident(id)} aria-current={isSelected ? 'true' : undefined}>
        <Avatar name={name} photo={photo} />
        <span class="resident-row__text">
          <span class="resident-row__name">{name}</span>
          <span class="soft">
            {[place, LANGUAGE_NAMES[body.language as Language]].filter(Boolean).join(' · ')}
          </span>
        </span>
        <StandingText standing={row.standing} since={row.since} />
      </a>
    </li>
  );
}

function StandingText({ standing, since }: { standing: Standing; since: string | null }) {
  const { t } = useWords();
  const words: Record<Standing, string> = {
    'in-call': t('residents.in-call'),
    online: t('tablets.online'),
    offline: t('tablets.offline'),
    'no-tablet': t('residents.no-tablet'),
    unknown: '',
  };
  return (
    <span class="resident-row__standing">
      <span class={`standing standing--${standing}`}>{words[standing]}</span>
      {since && <span class="soft">{t('tablets.since', { when: since })}</span>}
    </span>
  );
}
