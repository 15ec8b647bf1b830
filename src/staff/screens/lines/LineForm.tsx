import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Line } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';
import { budgetText, readBudget } from './share-lines.ts';

export type Props = {
  readonly line: Line;
  readonly onSave: (line: Line) => Promise<Refusal | null>;
  readonly onClose: () => void;
};

/** A box, new or to be changed: its name is enough. */
export function LineForm({ line, onSave, onClose }: Props) {
  const { t } = useWords();
  const [name, setName] = useState(line.name);
  const [address, setAddress] = useState(line.address ?? '');
  const [budget, setBudget] = useState(budgetText(line.monthlyBudgetMb));
  const [isWrong, setWrong] = useState(false);
  const { busy, refused, run } = useSave();
  const save = async () => {
    const monthlyBudgetMb = readBudget(budget);
    setWrong(monthlyBudgetMb === undefined);
    if (monthlyBudgetMb === undefined) return;
    if (await run(() => onSave({ ...line, name, address: address.trim() || null, monthlyBudgetMb })))
      onClose();
  };
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={t('lines.name')}
        hint={t('lines.name-hint')}
        value={name}
        onInput={setName}
        autoComplete="off"
        maxLength={40}
        required
      />
      <Field
        label={t('lines.budget')}
        hint={t('lines.budget-hint')}
        value={budget}
        onInput={setBudget}
        error={isWrong ? t('lines.budget-wrong') : undefined}
        autoComplete="off"
        inputMode="decimal"
        maxLength={8}
      />
      <Field
        label={t('lines.address')}
        hint={t('lines.address-hint')}
        value={address}
        onInput={setAddress}
        autoComplete="off"
        maxLength={45}
      />
      <FormFoot
        busy={busy}
        refused={refused}
        label={t('common.save')}
        working={t('common.saving')}
        onCancel={onClose}
      />
    </form>
  );
}
