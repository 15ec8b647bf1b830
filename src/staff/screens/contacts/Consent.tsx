import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';

/** A consent in words. */
export type ConsentRow = {
  readonly id: Id;
  readonly how: string;
  readonly askedBy: string;
  readonly askedOn: string;
  readonly until: string;
  /** Null: it was not withdrawn. */
  readonly withdrawnOn: string | null;
  readonly isInForce: boolean;
  readonly endsSoon: boolean;
  /** How often a call was answered by itself since. */
  readonly uses: string;
};

export type Props = {
  readonly contactName: string;
  readonly consents: readonly ConsentRow[];
  readonly onGive: (how: string, months: number) => Promise<Refusal | null>;
  readonly onWithdraw: (id: Id) => Promise<Refusal | null>;
};

const MONTHS = ['1', '3', '6', '12'] as const;

/** Did the resident agree that this contact's calls are answered by themselves? Who asked, how, and until when. */
export function Consent(props: Props) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const { refused, run } = useSave();
  const now = props.consents.find((one) => one.isInForce);
  const past = props.consents.filter((one) => one !== now);
  return (
    <section class="card form consent">
      <h3 class="card__title">{t('consent.title')}</h3>
      <p class="soft">{t('consent.text', { name: props.contactName })}</p>
      {now ? <Fact consent={now} /> : <p>{t('consent.none')}</p>}
      <p class="form-foot__refused" role="alert">
        {refused}
      </p>
      {isAsking ? (
        <GiveForm {...props} onDone={() => setAsking(false)} />
      ) : (
        <div class="form-foot__buttons">
          <Button onPress={() => setAsking(true)}>{t(now ? 'consent.renew' : 'consent.give')}</Button>
          {now && (
            <Button variant="danger" onPress={() => void run(() => props.onWithdraw(now.id))}>
              {t('consent.withdraw')}
            </Button>
          )}
        </div>
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('consent.past')}</summary>
          {past.map((one) => (
            <Fact key={one.id} consent={one} />
          ))}
        </details>
      )}
    </section>
  );
}

function Fact({ consent }: { consent: ConsentRow }) {
  const { t } = useWords();
  const { askedBy, askedOn, until, withdrawnOn } = consent;
  return (
    <div class="consent__fact">
      <p>
        <strong>
          {withdrawnOn ? t('consent.withdrawn', { day: withdrawnOn }) : t('consent.until', { day: until })}
        </strong>
        {consent.isInForce && consent.endsSoon && ` ${t('consent.soon')}`}
      </p>
      <p>
        <q>{consent.how}</q>
      </p>
      <p class="soft">
        {t('consent.asked', { name: askedBy, day: askedOn })} · {consent.uses}
      </p>
    </div>
  );
}

function GiveForm({ onGive, onDone }: Props & { onDone: () => void }) {
  const { t } = useWords();
  const [how, setHow] = useState('');
  const [months, setMonths] = useState<(typeof MONTHS)[number]>('6');
  const { busy, refused, run } = useSave();
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => onGive(how, Number(months))).then((given) => given && onDone());
      }}
    >
      <Field
        label={t('consent.how')}
        hint={t('consent.how-hint')}
        value={how}
        onInput={setHow}
        maxLength={500}
        required
      />
      <SelectField
        label={t('consent.for')}
        value={months}
        options={MONTHS.map((value) => ({ value, label: t('consent.months', { count: Number(value) }) }))}
        onChange={setMonths}
      />
      <FormFoot
        busy={busy}
        refused={refused}
        label={t('common.save')}
        working={t('common.saving')}
        onCancel={onDone}
      />
    </form>
  );
}
