import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Line } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';
import { megabits, readMegabits } from './line-use.ts';
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
  const [speed, setSpeed] = useState(line.uplinkKbps === null ? '' : megabits(line.uplinkKbps));
  const [wrong, setWrong] = useState<'budget' | 'speed' | null>(null);
  const { busy, refused, run } = useSave();
  const save = async () => {
    const monthlyBudgetMb = readBudget(budget);
    const uplinkKbps = readMegabits(speed);
    setWrong(monthlyBudgetMb === undefined ? 'budget' : uplinkKbps === undefined ? 'speed' : null);
    if (monthlyBudgetMb === undefined || uplinkKbps === undefined) return;
    const changed = { name, address: address.trim() || null, monthlyBudgetMb, uplinkKbps };
    if (await run(() => onSave(changed))) onClose();
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
        error={wrong === 'budget' ? t('lines.budget-wrong') : undefined}
        autoComplete="off"
        inputMode="decimal"
        maxLength={8}
      />
      <Field
        label={t('lines.uplink')}
        hint={t('lines.uplink-hint')}
        value={speed}
        onInput={setSpeed}
        error={wrong === 'speed' ? t('lines.uplink-wrong') : undefined}
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
