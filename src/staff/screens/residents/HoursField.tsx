import { useState } from 'preact/hooks';
import type { Hours } from '../../../protocol/primitives.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { ALWAYS, HALF_HOURS, isAlways, isSomeTime, minuteText } from './hours.ts';

export type Props = {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
};

/** What most houses have; a place to begin from. */
const DAYTIME: Hours = { from: 9 * 60, until: 20 * 60 };

/** When relatives may ring. */
export function HoursField({ hours, onChange }: Props) {
  const { t } = useWords();
  const [some, setSome] = useState(isAlways(hours) ? DAYTIME : hours);
  const change = (next: Hours) => {
    setSome(next);
    onChange(next);
  };
  return (
    <fieldset class="form__part">
      <legend class="field__label">{t('hours.title')}</legend>
      <p class="field__hint">{t('hours.hint')}</p>
      <Choice label={t('hours.always')} checked={isAlways(hours)} onChoose={() => onChange(ALWAYS)} />
      <Choice label={t('hours.some')} checked={!isAlways(hours)} onChoose={() => change(some)} />
      {!isAlways(hours) && (
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
      {!isSomeTime(hours) && (
        <p class="field__error" role="alert">
          {t('hours.same')}
        </p>
      )}
    </fieldset>
  );
}

function Choice({ label, checked, onChoose }: { label: string; checked: boolean; onChoose: () => void }) {
  return (
    <label class="choice">
      <input type="radio" name="hours" checked={checked} onChange={onChoose} />
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
