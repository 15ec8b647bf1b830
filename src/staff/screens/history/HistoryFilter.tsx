import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { DayField } from '../form/DayField.tsx';
import { anybodyOr, FilterBox } from '../form/FilterBox.tsx';
import { type CallFilter, EVERY_CALL } from './filter-calls.ts';

type Named = { readonly id: string; readonly name: string };

export type Props = {
  readonly filter: CallFilter;
  /** Null: it is one person's history. */
  readonly residents: readonly Named[] | null;
  readonly contacts: readonly Named[];
  readonly onFilter: (filter: CallFilter) => void;
};

const CALLERS = ['', 'tablet', 'relative'] as const;
const RESULTS = ['', 'reached', 'not-reached'] as const;

/** Narrows the history; works on what this browser keeps, also without network. */
export function HistoryFilter({ filter, residents, contacts, onFilter }: Props) {
  const { t } = useWords();
  const set = (change: Partial<CallFilter>) => onFilter({ ...filter, ...change });
  const isSet = Object.values(filter).some((value) => value !== '');
  return (
    <FilterBox isSet={isSet}>
      {residents && (
        <SelectField
          label={t('history.person')}
          value={filter.residentId}
          options={anybodyOr(t('audit.anybody'), residents)}
          // Whom another person calls is not among this one's contacts.
          onChange={(residentId) => set({ residentId, contactId: EVERY_CALL.contactId })}
        />
      )}
      <SelectField
        label={t('history.contact')}
        value={filter.contactId}
        options={anybodyOr(t('audit.anybody'), contacts)}
        onChange={(contactId) => set({ contactId })}
      />
      <SelectField
        label={t('history.direction')}
        value={filter.caller}
        options={CALLERS.map((value) => ({ value, label: t(`history.direction.${value || 'any'}`) }))}
        onChange={(caller) => set({ caller })}
      />
      <SelectField
        label={t('history.result')}
        value={filter.result}
        options={RESULTS.map((value) => ({ value, label: t(`history.result.${value || 'any'}`) }))}
        onChange={(result) => set({ result })}
      />
      <DayField label={t('audit.from')} value={filter.from} onChange={(from) => set({ from })} />
      <DayField label={t('audit.until')} value={filter.until} onChange={(until) => set({ until })} />
    </FilterBox>
  );
}
