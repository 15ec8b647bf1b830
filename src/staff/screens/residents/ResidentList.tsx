import plusIcon from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { LANGUAGE_NAMES, type Language } from '../../../i18n/languages.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Facility, Resident } from '../../../protocol/records.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
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
  /** Of their tablet, as *82 %*; null when nobody knows. */
  readonly battery: { readonly level: string; readonly isLow: boolean } | null;
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
  const { route } = useLocation();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState('');
  const [archived, setArchived] = useState(false);
  const away = residents.filter(({ body }) => body.archivedAt !== null);
  const seesAway = archived && away.length > 0;
  const listed = seesAway ? away : residents.filter(({ body }) => body.archivedAt === null);
  const found = findResidents(listed, query) as Row[];
  return (
    <section class="residents" aria-label={t(`person.many.${personWord}`)}>
      <header class="residents__head">
        <h1 class="residents__title">{t(`person.many.${personWord}`)}</h1>
        <a class="button button--primary" href={paths.newResident()}>
          <Icon svg={plusIcon} />
          <span>{t('common.add')}</span>
        </a>
      </header>
      {residents.length === 0 && isLoading ? (
        <p class="soft">{t('common.loading')}</p>
      ) : residents.length === 0 ? (
        <EmptyState icon={usersIcon} title={t('residents.empty-title')} text={t('residents.empty-text')} />
      ) : (
        <>
          <input
            type="search"
            class="field__input"
            aria-label={t('residents.search')}
            placeholder={t('residents.search')}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              const [first] = found;
              if (event.key === 'Enter' && first && query.trim()) route(paths.resident(first.id));
              else walkRows(event, list.current);
            }}
          />
          <ul class="residents__list" ref={list} onKeyDown={(event) => walkRows(event, list.current)}>
            {found.map((row) => (
              <ResidentRow key={row.id} row={row} isSelected={row.id === selected} />
            ))}
          </ul>
          <p role="status" class="soft">
            {found.length === 0 && query.trim() !== '' && t('residents.none-found', { query })}
          </p>
          {away.length > 0 && (
            <div>
              <Button variant="quiet" aria-pressed={seesAway} onPress={() => setArchived(!seesAway)}>
                {t('residents.archived-filter', { count: away.length })}
              </Button>
            </div>
          )}
        </>
      )}
      <p class="residents__foot">
        <a href={paths.importPeople()}>{t('import.title')}</a>
      </p>
    </section>
  );
}

/** Up and down go through the names, beginning in the search; Enter opens one. */
function walkRows(event: KeyboardEvent, list: HTMLUListElement | null) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const rows = [...(list?.querySelectorAll('a') ?? [])];
  if (step === 0 || rows.length === 0) return;
  const at = rows.findIndex((row) => row.matches(':focus'));
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
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
        <StandingText {...row} />
      </a>
    </li>
  );
}

function StandingText({ standing, since, battery }: Pick<Row, 'standing' | 'since' | 'battery'>) {
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
      {battery?.isLow && (
        <span class="standing standing--offline">{t('residents.battery-low', { level: battery.level })}</span>
      )}
      {battery && !battery.isLow && <span class="soft">{battery.level}</span>}
    </span>
  );
}
