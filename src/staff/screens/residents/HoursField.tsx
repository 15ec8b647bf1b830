import { useId, useState } from 'preact/hooks';
import type { Hours } from '../../../protocol/primitives.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { ALWAYS, DAYTIME, HALF_HOURS, isAlways, isSomeTime, minuteText, NEVER, NIGHT } from './hours.ts';

export type Props = {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
};

/** When relatives may ring. */
export function CallingHoursField({ hours, onChange }: Props) {
  const { t } = useWords();
  return (
    <HoursField
      {...{ hours, onChange }}
      title={t('hours.title')}
      hint={t('hours.hint')}
      whole={{ label: t('hours.always'), hours: ALWAYS, isChosen: isAlways(hours) }}
      some={{ label: t('hours.some'), from: DAYTIME }}
    />
  );
}

type OwnProps = { readonly hours: Hours | null; readonly onChange: (hours: Hours | null) => void };

/** When one relative may ring; null: when everybody may. */
export function OwnHoursField({ hours, onChange }: OwnProps) {
  const { t } = useWords();
  return (
    <HoursField
      hours={hours ?? ALWAYS}
      onChange={(next) => onChange(next === ALWAYS ? null : next)}
      title={t('hours.own')}
      hint={t('hours.own-hint')}
      whole={{ label: t('hours.as-resident'), hours: ALWAYS, isChosen: hours === null }}
      some={{ label: t('hours.some'), from: DAYTIME }}
    />
  );
}

/** When the tablet is dim and silent. */
export function QuietHoursField({ hours, onChange }: Props) {
  const { t } = useWords();
  return (
    <HoursField
      {...{ hours, onChange }}
      title={t('quiet.title')}
      hint={t('quiet.hint')}
      whole={{ label: t('quiet.never'), hours: NEVER, isChosen: !isSomeTime(hours) }}
      some={{ label: t('quiet.some'), from: NIGHT }}
    />
  );
}

type FieldProps = Props & {
  title: string;
  hint: string;
  /** The answer without hours: always, or never. */
  whole: { label: string; hours: Hours; isChosen: boolean };
  /** The answer with hours, and where to begin from. */
  some: { label: string; from: Hours };
};

function HoursField({ hours, onChange, title, hint, whole, some }: FieldProps) {
  const { t } = useWords();
  const group = useId();
  const [last, setLast] = useState(whole.isChosen ? some.from : hours);
  const [isSome, setSome] = useState(!whole.isChosen);
  const change = (next: Hours) => {
    setLast(next);
    onChange(next);
  };
  const isWhole = whole.isChosen && !isSome;
  return (
    <fieldset class="form__part">
      <legend class="field__label">{title}</legend>
      <p class="field__hint">{hint}</p>
      <Choice
        {...{ group, label: whole.label, checked: isWhole }}
        onChoose={() => {
          setSome(false);
          onChange(whole.hours);
        }}
      />
      <Choice
        {...{ group, label: some.label, checked: !isWhole }}
        onChoose={() => {
          setSome(true);
          change(last);
        }}
      />
      {!isWhole && (
        <div class="form__pair">
          <MinuteField
            label={t('hours.from')}
            value={hours.from}
            onChange={(from) => change({ ...hours, from })}
          />
          <MinuteField
            label={t('hours.until')}
            value={hours.until}
            onChange={(until) => change({ ...hours, until })}
          />
        </div>
      )}
      {!isWhole && !isSomeTime(hours) && (
        <p class="field__error" role="alert">
          {t('hours.same')}
        </p>
      )}
    </fieldset>
  );
}

type ChoiceProps = { group: string; label: string; checked: boolean; onChoose: () => void };

function Choice({ group, label, checked, onChoose }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="radio" name={group} checked={checked} onChange={onChoose} />
      <span>{label}</span>
    </label>
  );
}

type MinuteProps = { label: string; value: number; onChange: (minute: number) => void };

function MinuteField({ label, value, onChange }: MinuteProps) {
  // A time that came from elsewhere need not be a half hour; it must not change by being shown.
  const minutes = HALF_HOURS.includes(value) ? HALF_HOURS : [value, ...HALF_HOURS].sort((a, b) => a - b);
  return (
    <SelectField
      label={label}
      value={String(value)}
      options={minutes.map((minute) => ({ value: String(minute), label: minuteText(minute) }))}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}
