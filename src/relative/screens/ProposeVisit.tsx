import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { Words } from './Page.tsx';

export type Props = {
  t: Words;
  days: readonly { date: string; label: string }[];
  timesOf: (date: string) => readonly { at: number; label: string }[];
  onPropose: (startsAt: number) => void;
  onCancel: () => void;
};

/** A day, a time, one press: only what the hours allow can be chosen. */
export function ProposeVisit({ t, days, timesOf, onPropose, onCancel }: Props) {
  // Late in the evening today has no time left: one begins with the first day that has.
  const [date, setDate] = useState(() => days.find((day) => timesOf(day.date).length > 0)?.date ?? '');
  const [wished, setWished] = useState('');
  const times = timesOf(date);
  const chosen = times.find(({ at }) => String(at) === wished) ?? times[0];
  return (
    <form
      class="visits__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) onPropose(chosen.at);
      }}
    >
      <SelectField
        label={t('visit.day')}
        value={date}
        options={days.map((day) => ({ value: day.date, label: day.label }))}
        onChange={setDate}
      />
      {chosen ? (
        <SelectField
          label={t('visit.time')}
          value={String(chosen.at)}
          options={times.map(({ at, label }) => ({ value: String(at), label }))}
          onChange={setWished}
        />
      ) : (
        <p role="status">{t('visit.none')}</p>
      )}
      <div class="visits__deeds">
        <Button type="submit" variant="primary" aria-disabled={!chosen}>
          {t('visit.send')}
        </Button>
        <Button onPress={onCancel}>{t('over.back')}</Button>
      </div>
    </form>
  );
}
