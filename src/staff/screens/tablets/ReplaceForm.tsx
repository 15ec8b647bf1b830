import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Refusal } from '../../../protocol/errors.ts';
import { PairingCode } from '../../../protocol/http.ts';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';
import { CodeSteps } from './CodeSteps.tsx';

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
      <CodeSteps
        address={address}
        label={t('tablets.code-new')}
        code={code}
        isWrong={isWrong}
        onCode={setCode}
      />
      <FormFoot
        busy={busy}
        refused={refused}
        label={t('tablets.replace-now')}
        working={t('tablets.pairing')}
        onCancel={onClose}
      />
    </form>
  );
}
