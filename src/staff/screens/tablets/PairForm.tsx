import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Refusal } from '../../../protocol/errors.ts';
import { PairingCode } from '../../../protocol/http.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { Field } from '../../../ui/Field.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';
import { type Whose, WhoseField } from './TabletForm.tsx';

export type Pairing = { code: string; name: string; residentId: Id };

export type Props = {
  /** What to open on the tablet. */
  readonly address: string;
  readonly residents: readonly Whose[];
  /** On a resident's own page, that one. */
  readonly residentId: Id;
  readonly suggestedName: string;
  readonly onPair: (pairing: Pairing) => Promise<Refusal | null>;
};

/** A tablet in one hand, the code on it in sight: two steps and it is theirs. */
export function PairForm({ address, residents, residentId, suggestedName, onPair }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState<Pairing>({ code: '', name: suggestedName, residentId });
  const [isWrong, setWrong] = useState(false);
  const { busy, refused, run } = useSave();
  const set = (change: Partial<Pairing>) => setDraft({ ...draft, ...change });
  const pair = async () => {
    const isCode = v.is(PairingCode, draft.code);
    setWrong(!isCode);
    if (isCode && (await run(() => onPair(draft)))) set({ code: '' });
  };
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void pair();
      }}
    >
      <h2 class="card__title">{t('tablets.pair')}</h2>
      <ol class="steps">
        <li>
          {t('tablets.step-open')} <strong class="steps__address">{address}</strong>
        </li>
        <li>{t('tablets.step-code')}</li>
      </ol>
      <Field
        label={t('tablets.code')}
        hint={t('tablets.code-hint')}
        value={draft.code}
        onInput={(code) => set({ code })}
        error={isWrong ? t('tablets.code-wrong') : undefined}
        autoComplete="off"
        maxLength={20}
        required
      />
      <Field
        label={t('tablets.name')}
        hint={t('tablets.name-hint')}
        value={draft.name}
        onInput={(name) => set({ name })}
        autoComplete="off"
        maxLength={40}
        required
      />
      <WhoseField residents={residents} value={draft.residentId} onChange={(id) => set({ residentId: id })} />
      <FormFoot busy={busy} refused={refused} label={t('tablets.pair-now')} working={t('tablets.pairing')} />
    </form>
  );
}
