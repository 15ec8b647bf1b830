import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';

export type Whose = { readonly id: Id; readonly name: string };
export type TabletFields = {
  readonly name: string;
  /** Of a shared tablet: empty. */
  readonly residentId: Id | '';
  readonly kind: 'own' | 'shared';
  readonly idleMinutes: number;
};

/** After how many minutes without a touch a shared tablet may let go. */
const IDLE = [5, 10, 15, 30, 60, 120];

export type Props = {
  readonly tablet: TabletFields;
  readonly residents: readonly Whose[];
  readonly onSave: (fields: TabletFields) => Promise<Refusal | null>;
  readonly onClose: () => void;
};

/** Another name for a tablet, or another person. */
export function TabletForm({ tablet, residents, onSave, onClose }: Props) {
  const { t } = useWords();
  const [name, setName] = useState(tablet.name);
  const [residentId, setResidentId] = useState(tablet.residentId);
  const [kind, setKind] = useState(tablet.kind);
  const [idleMinutes, setIdle] = useState(tablet.idleMinutes);
  const { busy, refused, run } = useSave();
  const save = async () => {
    if (await run(() => onSave({ name, residentId, kind, idleMinutes }))) onClose();
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('tablets.name')} value={name} onInput={setName} maxLength={40} required />
      <KindField
        value={kind}
        onChange={(chosen) => {
          setKind(chosen);
          setResidentId(chosen === 'shared' ? '' : tablet.residentId || (residents[0]?.id ?? ''));
        }}
      />
      {kind === 'own' ? (
        <WhoseField residents={residents} value={residentId} onChange={setResidentId} />
      ) : (
        <SelectField
          label={t('shared.idle')}
          value={String(idleMinutes)}
          options={[...new Set([...IDLE, idleMinutes])]
            .sort((a, b) => a - b)
            .map((count) => ({ value: String(count), label: t('shared.minutes', { count }) }))}
          onChange={(chosen) => setIdle(Number(chosen))}
        />
      )}
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

export type KindProps = {
  readonly value: TabletFields['kind'];
  readonly onChange: (kind: TabletFields['kind']) => void;
};

/** One person's, or one after the other's. */
export function KindField({ value, onChange }: KindProps) {
  const { t } = useWords();
  return (
    <SelectField
      label={t('shared.kind')}
      value={value}
      options={(['own', 'shared'] as const).map((kind) => ({ value: kind, label: t(`shared.${kind}`) }))}
      onChange={onChange}
    />
  );
}

export type WhoseProps = {
  readonly residents: readonly Whose[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
};

/** Whose tablet it is. */
export function WhoseField({ residents, value, onChange }: WhoseProps) {
  const { t } = useWords();
  return (
    <SelectField
      label={t('tablets.whose')}
      value={value}
      options={residents.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}
