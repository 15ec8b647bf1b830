import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../form/EmptyState.tsx';
import { type Props as FilterProps, JournalFilter } from './JournalFilter.tsx';

export type JournalRow = {
  readonly n: number;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly about: string;
  readonly purged: boolean;
  readonly fields: readonly {
    readonly label: string /** Null: there was nothing. */;
    readonly before: string | null;
    readonly after: string;
  }[];
};

export type Props = FilterProps & {
  readonly rows: readonly JournalRow[];
  /** Null: that was all. */
  readonly onMore: (() => void) | null;
  readonly onExport: () => void;
};

/** Who changed what: for the day when somebody asks. */
export function JournalPage({ rows, onMore, onExport, ...filters }: Props) {
  const { t } = useWords();
  return (
    <>
      <p class="soft">{t('audit.text')}</p>
      <JournalFilter {...filters} />
      <div>
        <Button onPress={onExport}>{t('audit.export')}</Button>
      </div>
      {rows.length === 0 && (
        <EmptyState icon={clockIcon} title={t('audit.empty')} text={t('audit.empty-text')} />
      )}
      <ol class="journal">
        {rows.map((row) => (
          <Row key={row.n} row={row} />
        ))}
      </ol>
      {onMore && <Button onPress={onMore}>{t('common.more')}</Button>}
    </>
  );
}

function Row({ row }: { row: JournalRow }) {
  const { t } = useWords();
  return (
    <li class="card journal__row">
      <p class="journal__head">
        <strong>{row.who}</strong> <span>{row.what}</span> <span>{row.about}</span>
        <span class="soft journal__when">{row.when}</span>
      </p>
      {row.purged && <p class="soft">{t('audit.purged')}</p>}
      {row.fields.length > 0 && (
        <dl class="journal__fields">
          {row.fields.map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {before !== null && (
                  <>
                    <span class="visually-hidden">{t('audit.before')}</span>
                    <del>{before}</del>
                    <span aria-hidden="true"> → </span>
                  </>
                )}
                <span class="visually-hidden">{t('audit.after')}</span>
                <ins>{after}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
