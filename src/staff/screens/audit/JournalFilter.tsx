import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { DayField } from '../form/DayField.tsx';
import { anybodyOr, FilterBox } from '../form/FilterBox.tsx';

/** Days as the browser's date field writes them: `2026-11-23`; all empty: everything. */
export type Filter = {
  readonly actorId: string;
  readonly residentId: string;
  readonly text: string;
  readonly from: string;
  readonly until: string;
};

export type Props = {
  readonly filter: Filter;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly residents: readonly { readonly id: string; readonly name: string }[];
  readonly onFilter: (filter: Filter) => void;
};

/** Narrows the journal; each answer asks again. */
export function JournalFilter({ filter, people, residents, onFilter }: Props) {
  const { t } = useWords();
  const isSet = Object.values(filter).some((value) => value !== '');
  return (
    <FilterBox isSet={isSet}>
      <SelectField
        label={t('audit.who')}
        value={filter.actorId}
        options={anybodyOr(t('audit.anybody'), people)}
        onChange={(actorId) => onFilter({ ...filter, actorId })}
      />
      <SelectField
        label={t('audit.about')}
        value={filter.residentId}
        options={anybodyOr(t('audit.anybody'), residents)}
        onChange={(residentId) => onFilter({ ...filter, residentId })}
      />
      <Field
        type="search"
        label={t('audit.search')}
        value={filter.text}
        maxLength={80}
        onInput={(text) => onFilter({ ...filter, text })}
      />
      <DayField
        label={t('audit.from')}
        value={filter.from}
        onChange={(from) => onFilter({ ...filter, from })}
      />
      <DayField
        label={t('audit.until')}
        value={filter.until}
        onChange={(until) => onFilter({ ...filter, until })}
      />
    </FilterBox>
  );
}
