import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Refusal } from '../../../protocol/errors.ts';
import { PairingCode } from '../../../protocol/http.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';

export type Props = {
  readonly name: string;
  /** What to open on the new tablet. */
  readonly address: string;
  /** A code that was scanned; empty: to be typed. */
  readonly code: string;
  readonly onReplace: (code: string) => Promise<Refusal | null>;
  readonly onClose: () => void;
};

/** A broken tablet, and another one in the hand: two steps, and everything is where it was. */
export function ReplaceForm({ name, address, code: scanned, onReplace, onClose }: Props) {
  const { t } = useWords();
  const [code, setCode] = useState(scanned);
  const [isWrong, setWrong] = useState(false);
  const { busy, refused, run } = useSave();
  const replace = async () => {
    const isCode = v.is(PairingCode, code);
    setWrong(!isCode);
    if (isCode && (await run(() => onReplace(code)))) onClose();
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void replace();
      }}
    >
      <h2 class="card__title">{t('tablets.replace-title', { name })}</h2>
      <p>{t('tablets.replace-text')}</p>
      <ol class="steps">
        <li>
          {t('tablets.step-open')} <strong class="steps__address">{address}</strong>
        </li>
        <li>{t('tablets.step-code')}</li>
      </ol>
      <Field
        label={t('tablets.code-new')}
        hint={t('tablets.code-hint')}
        value={code}
        onInput={setCode}
        error={isWrong ? t('tablets.code-wrong') : undefined}
        autoComplete="off"
        maxLength={20}
        required
      />
      <FormFoot
        busy={busy}
        refused={refused}
        label={t('tablets.replace-now')}
        working={t('tablets.pairing')}
      />
      <div>
        <Button variant="quiet" onPress={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
