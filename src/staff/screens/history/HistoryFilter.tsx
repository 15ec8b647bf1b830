import { useId } from 'preact/hooks';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
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
  const named = (list: readonly Named[]) => [
    { value: '', label: t('audit.anybody') },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <search class="card form journal__filter">
      {residents && (
        <SelectField
          label={t('history.person')}
          value={filter.residentId}
          options={named(residents)}
          // Whom another person calls is not among this one's contacts.
          onChange={(residentId) => set({ residentId, contactId: EVERY_CALL.contactId })}
        />
      )}
      <SelectField
        label={t('history.contact')}
        value={filter.contactId}
        options={named(contacts)}
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
      <Day label={t('audit.from')} value={filter.from} onChange={(from) => set({ from })} />
      <Day label={t('audit.until')} value={filter.until} onChange={(until) => set({ until })} />
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
