import plusIcon from '@phosphor-icons/core/fill/plus-fill.svg?raw';
import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import { useState } from 'preact/hooks';
import { weekdayName } from '../../../i18n/dates.ts';
import type { Language } from '../../../i18n/languages.ts';
import type { Pause } from '../../../protocol/pauses.ts';
import type { Hours } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { HoursRow } from './HoursRow.tsx';
import type { RingWords } from './words.ts';

export type Rules = { pauses: Pause[]; messageQuiet: Hours };

export type Props = {
  t: RingWords;
  language: Language;
  rules: Rules;
  saved: boolean;
  onSave: (rules: Rules) => Promise<void>;
};

const MOST = 6;
const WORK: Pause = { days: [1, 2, 3, 4, 5], hours: { from: 540, until: 1020 }, why: 'work' };
const WHY = ['work', 'sleep', 'busy'] as const;

/** When a ring would be in vain: the resident is then told so, and until when, instead of waiting. */
export function PauseCard({ t, language, rules, saved, onSave }: Props) {
  const [draft, setDraft] = useState(rules);
  const { pauses } = draft;
  const change = (at: number, set: Partial<Pause>) =>
    setDraft({ ...draft, pauses: pauses.map((one, i) => (i === at ? { ...one, ...set } : one)) });
  const isWhole = pauses.every(({ days }) => days.length > 0);
  return (
    <details class="page__card ring-guide" open={saved}>
      <summary class="ring-guide__title">{t('pause.title')}</summary>
      <p class="page__text">{t('pause.text')}</p>
      {pauses.map((pause, at) => (
        <fieldset key={at} class="ring-pause">
          <legend class="visually-hidden">{t('pause.rule', { number: at + 1 })}</legend>
          <SelectField
            label={t('pause.why')}
            value={pause.why}
            options={WHY.map((value) => ({ value, label: t(`pause.why.${value}`) }))}
            onChange={(why) => change(at, { why })}
          />
          <Days {...{ language, days: pause.days }} onChange={(days) => change(at, { days })} />
          <HoursRow t={t} hours={pause.hours} onChange={(hours) => change(at, { hours })} />
          <Button
            variant="quiet"
            icon={trashIcon}
            onPress={() => setDraft({ ...draft, pauses: pauses.filter((_, i) => i !== at) })}
          >
            {t('pause.remove')}
          </Button>
        </fieldset>
      ))}
      {pauses.length < MOST && (
        <Button icon={plusIcon} onPress={() => setDraft({ ...draft, pauses: [...pauses, WORK] })}>
          {t('pause.add')}
        </Button>
      )}
      <fieldset class="ring-pause">
        <legend class="ring-pause__legend">{t('pause.messages')}</legend>
        <HoursRow
          t={t}
          hours={draft.messageQuiet}
          onChange={(messageQuiet) => setDraft({ ...draft, messageQuiet })}
        />
      </fieldset>
      <Button variant="primary" disabled={!isWhole} onPress={() => void onSave(draft)}>
        {t('pause.save')}
      </Button>
      <p class="ready__note" role="status">
        {saved && t('pause.saved')}
      </p>
    </details>
  );
}

type DaysProps = { language: Language; days: readonly number[]; onChange: (days: number[]) => void };

function Days({ language, days, onChange }: DaysProps) {
  return (
    <div class="ring-days">
      {[1, 2, 3, 4, 5, 6, 7].map((day) => (
        <label key={day} class="ring-days__day">
          <input
            type="checkbox"
            checked={days.includes(day)}
            onChange={({ currentTarget }) =>
              onChange(
                currentTarget.checked
                  ? [...days, day].sort((a, b) => a - b)
                  : days.filter((one) => one !== day),
              )
            }
          />
          <span>{weekdayName(day, language)}</span>
        </label>
      ))}
    </div>
  );
}
