import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Refusal } from '../../../protocol/errors.ts';
import { PairingCode } from '../../../protocol/http.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';
import { CodeSteps } from './CodeSteps.tsx';
import { KindField, type Whose, WhoseField } from './TabletForm.tsx';

/** Without a resident: a shared tablet. */
export type Pairing = { code: string; name: string; residentId: Id | null };

type Place = { readonly id: Id; readonly name: string; readonly residentName: string };

export type Props = {
  /** What to open on the tablet. */
  readonly address: string;
  readonly residents: readonly Whose[];
  /** A code that was scanned; empty: to be typed. */
  readonly code: string;
  /** Tablets whose place it may take. */
  readonly places: readonly Place[];
  /** On a resident's own page, that one. */
  readonly residentId: Id;
  readonly suggestedName: string;
  readonly onPair: (pairing: Pairing) => Promise<Refusal | null>;
  readonly onReplace: (id: Id, code: string) => Promise<Refusal | null>;
};

/** A tablet in one hand, the code on it in sight: two steps and it is theirs. */
export function PairForm({ address, code, places, residents, residentId, suggestedName, ...on }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState<Pairing>({ code, name: suggestedName, residentId });
  const [placeId, setPlace] = useState('');
  const [isWrong, setWrong] = useState(false);
  const { busy, refused, run } = useSave();
  const set = (change: Partial<Pairing>) => setDraft({ ...draft, ...change });
  const pair = async () => {
    const isCode = v.is(PairingCode, draft.code);
    setWrong(!isCode);
    if (isCode && (await run(() => (placeId ? on.onReplace(placeId, draft.code) : on.onPair(draft))))) {
      setPlace('');
      set({ code: '' });
    }
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
      <CodeSteps
        address={address}
        label={t('tablets.code')}
        code={draft.code}
        isWrong={isWrong}
        onCode={(code) => set({ code })}
      />
      {places.length > 0 && (
        <SelectField
          label={t('tablets.place')}
          value={placeId}
          options={[
            { value: '', label: t('tablets.place-new') },
            ...places.map(({ id, name, residentName }) => ({
              value: id,
              label: t('tablets.place-of', { name: `${name} · ${residentName}` }),
            })),
          ]}
          onChange={setPlace}
        />
      )}
      {placeId ? (
        <p>{t('tablets.replace-text')}</p>
      ) : (
        <>
          <Field
            label={t('tablets.name')}
            hint={t('tablets.name-hint')}
            value={draft.name}
            onInput={(name) => set({ name })}
            autoComplete="off"
            maxLength={40}
            required
          />
          <KindField
            value={draft.residentId === null ? 'shared' : 'own'}
            onChange={(kind) => set({ residentId: kind === 'shared' ? null : residentId })}
          />
          {draft.residentId !== null && (
            <WhoseField
              residents={residents}
              value={draft.residentId}
              onChange={(id) => set({ residentId: id })}
            />
          )}
        </>
      )}
      <FormFoot busy={busy} refused={refused} label={t('tablets.pair-now')} working={t('tablets.pairing')} />
    </form>
  );
}
