import { useId, useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';

export type Proposal = { readonly contactId: Id; readonly startsAt: EpochMs; readonly lengthMinutes: number };
export type Time = { readonly at: EpochMs; readonly label: string };

export type Props = {
  readonly title: string;
  readonly contacts: readonly { readonly id: Id; readonly name: string }[];
  /** The first and the last day that can be chosen, and the one to begin with: the first that has a free time. */
  readonly days: { readonly first: string; readonly last: string };
  readonly firstFree: (contactId: Id, minutes: number) => string;
  /** The time to begin with is not earlier than this. */
  readonly soonest: EpochMs;
  /** What is free on that day. */
  readonly timesOf: (day: { date: string; contactId: Id; lengthMinutes: number }) => readonly Time[];
  readonly onPropose: (proposal: Proposal) => Promise<Refusal | null>;
  readonly onClose: () => void;
};

const LENGTHS = ['15', '30', '45', '60'] as const;

/** With whom, on which day, at what time: filled in with the next free one, so that one press is enough. */
export function ProposeVisit({ title, contacts, days, firstFree, soonest, timesOf, ...on }: Props) {
  const { onPropose, onClose } = on;
  const { t } = useWords();
  const [contactId, setContact] = useState(contacts[0]?.id ?? '');
  const [length, setLength] = useState<(typeof LENGTHS)[number]>('30');
  const [date, setDate] = useState(() => firstFree(contactId, 30));
  const [wished, setWished] = useState<string | null>(null);
  const { busy, refused, run } = useSave();
  const lengthMinutes = Number(length);
  const times = timesOf({ date, contactId, lengthMinutes });
  const chosen =
    times.find(({ at }) => String(at) === wished) ?? times.find(({ at }) => at >= soonest) ?? times[0];
  if (contacts.length === 0)
    return (
      <Dialog
        title={title}
        onClose={onClose}
        actions={<Button onPress={onClose}>{t('common.close')}</Button>}
      >
        <p>{t('visits.no-contact')}</p>
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!chosen) return;
          const proposal = { contactId, startsAt: chosen.at, lengthMinutes };
          void run(() => onPropose(proposal)).then((kept) => kept && onClose());
        }}
      >
        <SelectField
          label={t('visits.with')}
          value={contactId}
          options={contacts.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setContact}
        />
        <div class="form__pair">
          <Day date={date} {...days} onChange={setDate} />
          {times.length > 0 && (
            <SelectField
              label={t('visits.time')}
              value={String(chosen?.at)}
              options={times.map(({ at, label }) => ({ value: String(at), label }))}
              onChange={setWished}
            />
          )}
        </div>
        {times.length === 0 && <p role="status">{t('visits.no-time')}</p>}
        <SelectField
          label={t('visits.length')}
          value={length}
          options={LENGTHS.map((value) => ({ value, label: value }))}
          onChange={setLength}
        />
        <FormFoot
          busy={busy || !chosen}
          refused={refused}
          label={t('visits.send')}
          working={t('common.saving')}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

type DayProps = { date: string; first: string; last: string; onChange: (date: string) => void };

function Day({ date, first, last, onChange }: DayProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {t('visits.day')}
      </label>
      <input
        id={id}
        class="field__input"
        type="date"
        required
        value={date}
        min={first}
        max={last}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
