import { useId } from 'preact/hooks';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import type { Props as PageProps } from './JournalPage.tsx';

/** Days as the browser's date field writes them: `2026-11-23`; all empty: everything. */
export type Filter = {
  readonly actorId: string;
  readonly residentId: string;
  readonly text: string;
  readonly from: string;
  readonly until: string;
};

type Props = Pick<PageProps, 'filter' | 'people' | 'residents' | 'onFilter'>;

/** Narrows the journal; each answer asks again. */
export function JournalFilter({ filter, people, residents, onFilter }: Props) {
  const { t } = useWords();
  const named = (list: PageProps['people']) => [
    { value: '', label: t('audit.anybody') },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <search class="card form journal__filter">
      <SelectField
        label={t('audit.who')}
        value={filter.actorId}
        options={named(people)}
        onChange={(actorId) => onFilter({ ...filter, actorId })}
      />
      <SelectField
        label={t('audit.about')}
        value={filter.residentId}
        options={named(residents)}
        onChange={(residentId) => onFilter({ ...filter, residentId })}
      />
      <Field
        type="search"
        label={t('audit.search')}
        value={filter.text}
        maxLength={80}
        onInput={(text) => onFilter({ ...filter, text })}
      />
      <Day label={t('audit.from')} value={filter.from} onChange={(from) => onFilter({ ...filter, from })} />
      <Day
        label={t('audit.until')}
        value={filter.until}
        onChange={(until) => onFilter({ ...filter, until })}
      />
    </search>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field__input"
        type="date"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
