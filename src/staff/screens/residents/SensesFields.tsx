import { useId } from 'preact/hooks';
import type { StaffLanguage } from '../../../i18n/languages.ts';
import { type TextFactor, VolumeStep } from '../../../protocol/primitives.ts';
import type { Resident } from '../../../protocol/records.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { CheckField } from '../form/CheckField.tsx';
import { HOLDS_MS, REPEATS_MS, withCurrent } from './senses.ts';

export type Senses = Pick<Resident, 'textFactor' | 'holdMs' | 'repeatMs' | 'ringFloor' | 'photoFrame'>;

export type Props = {
  readonly senses: Senses;
  readonly onChange: (change: Partial<Senses>) => void;
  /** What the sample of the text size says. */
  readonly sample: string;
};

/** Whose way of writing 0.5 each language takes; browsers know none for Luxembourgish. */
const NUMBERS: Record<StaffLanguage, string> = { fr: 'fr', lb: 'de', de: 'de', en: 'en-GB' };

/** Hands, eyes and ears: what is right for most, and what else there is for whom. */
export function SensesFields({ senses, onChange, sample }: Props) {
  const { t, language } = useWords();
  const seconds = (ms: number) =>
    t('senses.seconds', { seconds: (ms / 1000).toLocaleString(NUMBERS[language.value]) });
  return (
    <>
      <TextSizeField
        factor={senses.textFactor}
        sample={sample}
        onChange={(textFactor) => onChange({ textFactor })}
      />
      <SelectField
        label={t('senses.hold')}
        hint={t('senses.hold-hint')}
        value={String(senses.holdMs)}
        options={withCurrent(HOLDS_MS, senses.holdMs).map((ms) => ({
          value: String(ms),
          label: ms === 0 ? t('senses.hold-none') : seconds(ms),
        }))}
        onChange={(ms) => onChange({ holdMs: Number(ms) })}
      />
      <SelectField
        label={t('senses.repeat')}
        hint={t('senses.repeat-hint')}
        value={String(senses.repeatMs)}
        options={withCurrent(REPEATS_MS, senses.repeatMs).map((ms) => ({
          value: String(ms),
          label: ms === 800 ? t('senses.repeat-usual') : seconds(ms),
        }))}
        onChange={(ms) => onChange({ repeatMs: Number(ms) })}
      />
      <SelectField
        label={t('senses.ring-floor')}
        hint={t('senses.ring-floor-hint')}
        value={String(senses.ringFloor)}
        options={VolumeStep.options.map((step) => ({
          value: String(step),
          label: step === 1 || step === 5 ? t(`senses.ring-floor-${step}`) : String(step),
        }))}
        onChange={(step) =>
          onChange({ ringFloor: VolumeStep.options.find((one) => String(one) === step) ?? senses.ringFloor })
        }
      />
      <CheckField
        label={t('senses.photo-frame')}
        hint={t('senses.photo-frame-hint')}
        checked={senses.photoFrame}
        onChange={(photoFrame) => onChange({ photoFrame })}
      />
    </>
  );
}

type SizeProps = { factor: TextFactor; sample: string; onChange: (factor: TextFactor) => void };

const SIZES: readonly { factor: TextFactor; key: 'usual' | 'large' | 'largest' }[] = [
  { factor: 1, key: 'usual' },
  { factor: 1.25, key: 'large' },
  { factor: 1.5, key: 'largest' },
];

/** Three sizes of text, and what the tablet's smallest words then look like. */
function TextSizeField({ factor, sample, onChange }: SizeProps) {
  const { t } = useWords();
  const group = useId();
  return (
    <fieldset class="form__part">
      <legend class="field__label">{t('senses.text')}</legend>
      <p class="field__hint">{t('senses.text-hint')}</p>
      <div class="choices">
        {SIZES.map(({ factor: one, key }) => (
          <label key={key} class="choice">
            <input type="radio" name={group} checked={one === factor} onChange={() => onChange(one)} />
            <span>{t(`senses.text-${key}`)}</span>
          </label>
        ))}
      </div>
      <p class="text-sample" style={{ fontSize: `${32 * factor}px` }} aria-hidden="true">
        {sample}
      </p>
    </fieldset>
  );
}
