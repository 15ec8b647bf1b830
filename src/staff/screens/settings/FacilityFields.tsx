import { LANGUAGE_NAMES, LANGUAGES } from '../../../i18n/languages.ts';
import type { Facility } from '../../../protocol/records.ts';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  readonly facility: Facility;
  readonly onChange: (change: Partial<Facility>) => void;
  /** Choosing the zone can wait until after the setup: the browser's is nearly always right. */
  readonly withTimeZone: boolean;
};

const WORDS = ['resident', 'patient', 'child'] as const;

/** What a facility says about itself: at its setup, and later in the settings. */
export function FacilityFields({ facility, onChange, withTimeZone }: Props) {
  const { t } = useWords();
  return (
    <>
      <Field
        label={t('settings.name')}
        value={facility.name}
        onInput={(name) => onChange({ name })}
        maxLength={80}
        required
      />
      <SelectField
        label={t('settings.language')}
        value={facility.language}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onChange={(language) => onChange({ language })}
      />
      <SelectField
        label={t('settings.word')}
        value={facility.personWord}
        options={WORDS.map((value) => ({ value, label: t(`person.many.${value}`) }))}
        onChange={(personWord) => onChange({ personWord })}
      />
      {withTimeZone && (
        <SelectField
          label={t('settings.time-zone')}
          value={facility.timeZone}
          options={timeZones(facility.timeZone).map((value) => ({
            value,
            label: value.replaceAll('_', ' '),
          }))}
          onChange={(timeZone) => onChange({ timeZone })}
        />
      )}
    </>
  );
}

/** All zones that this browser knows, Europe first, and in any case the one that is set. */
function timeZones(current: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  const isNear = (zone: string) => zone.startsWith('Europe/');
  const sorted = [...known.filter(isNear), ...known.filter((zone) => !isNear(zone))];
  return sorted.includes(current) ? sorted : [current, ...sorted];
}
