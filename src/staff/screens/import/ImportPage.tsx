import tableIcon from '@phosphor-icons/core/fill/table-fill.svg?raw';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { CheckField } from '../form/CheckField.tsx';
import { FileButton } from '../form/FileButton.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import { columnName } from './columns.ts';
import type { Fault, NewPerson, Table } from './read-people.ts';

export type Props = {
  /** Null: no file was chosen yet. */
  readonly table: (Table & { readonly file: string }) | null;
  /** Those whose name is in the house already. */
  readonly twins: readonly NewPerson[];
  /** The twins that are to be created all the same. */
  readonly wanted: ReadonlySet<NewPerson>;
  /** How far it is; null: nothing is being written. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly refused: string | null;
  readonly onTemplate: () => void;
  readonly onFile: (file: File) => void;
  readonly onWanted: (person: NewPerson, wanted: boolean) => void;
  readonly onImport: () => void;
};

/** Residents and contacts from a spreadsheet: first everything that is wrong with it, then, by one press, all of them. */
export function ImportPage(props: Props) {
  const { t } = useWords();
  const { table, progress, refused } = props;
  return (
    <div class="import">
      <PageTitle title={t('import.title')} />
      <div class="card form">
        <p>{t('import.text')}</p>
        <div class="import__start">
          <Button onPress={props.onTemplate}>{t('import.template')}</Button>
          <FileButton
            icon={tableIcon}
            label={t('import.file')}
            accept=".csv,.txt,.tsv,text/csv"
            disabled={progress !== null}
            onFile={props.onFile}
          />
        </div>
      </div>
      <div role="status">{table && <p class="soft">{t('import.read', { file: table.file })}</p>}</div>
      {table && table.faults.length > 0 && <Faults faults={table.faults} />}
      {table && table.faults.length === 0 && <Ready {...props} table={table} />}
      <p class="form-foot__refused" role="alert">
        {refused}
      </p>
    </div>
  );
}

/** More than this nobody reads; after the first corrections most of them are gone. */
const FAULTS_SHOWN = 100;

function Faults({ faults }: { faults: readonly Fault[] }) {
  const { t, language } = useWords();
  return (
    <section class="card" aria-label={t('import.faults', { count: faults.length })}>
      <h2 class="card__title">{t('import.faults', { count: faults.length })}</h2>
      <p class="soft">{t('import.faults-text')}</p>
      <ul class="import__faults">
        {faults.slice(0, FAULTS_SHOWN).map(({ line, column, code, value }) => (
          <li key={`${line} ${column} ${code}`}>
            <strong>
              {column
                ? t('import.where', { line, column: columnName(column, language.value) })
                : t('import.line', { line })}
            </strong>{' '}
            {t(`import.fault.${code}`)} {value && <q class="import__value">{value}</q>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ready({ table, twins, wanted, progress, ...props }: Props & { table: Table }) {
  const { t } = useWords();
  const skipped = new Set(twins.filter((twin) => !wanted.has(twin)));
  const coming = table.people.filter((person) => !skipped.has(person));
  const contacts = coming.reduce((sum, person) => sum + person.contacts.length, 0);
  return (
    <section class="card form" aria-label={t('import.ready')}>
      <h2 class="card__title">{t('import.ready')}</h2>
      <p>{t('import.counts', { people: coming.length, contacts })}</p>
      {table.ignored.length > 0 && (
        <p class="soft">{t('import.ignored', { names: table.ignored.join(', ') })}</p>
      )}
      {twins.length > 0 && <p>{t('import.twins')}</p>}
      {twins.map((twin) => (
        <CheckField
          key={twin.line}
          label={t('import.twin', { name: `${twin.givenName} ${twin.familyName}`.trim() })}
          hint={t('import.line', { line: twin.line })}
          checked={wanted.has(twin)}
          onChange={(checked) => props.onWanted(twin, checked)}
        />
      ))}
      {progress ? (
        <label class="import__progress">
          <span>{t('import.progress', progress)}</span>
          <progress value={progress.done} max={progress.total} />
        </label>
      ) : (
        <div>
          <Button variant="primary" aria-disabled={coming.length === 0} onPress={props.onImport}>
            {t('import.go')}
          </Button>
        </div>
      )}
    </section>
  );
}
