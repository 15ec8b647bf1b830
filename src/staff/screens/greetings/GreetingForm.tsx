import { useId, useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import { GREETING_REPEATS } from '../../../protocol/greetings.ts';
import { MAX_MESSAGE_TEXT, type MessageKind } from '../../../protocol/messages.ts';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import type { ReadFile } from '../../app/read-media.ts';
import { useWords } from '../../app/words.ts';
import { DayField } from '../form/DayField.tsx';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';
import { type Props as ContentProps, GreetingContent } from './GreetingContent.tsx';
import type { GreetingDraft } from './greeting-draft.ts';

export type NewGreeting = {
  readonly kind: MessageKind;
  readonly draft: GreetingDraft;
  readonly files: readonly ReadFile[];
};
type Wrong = 'start' | 'until' | 'content';

export type Props = Pick<ContentProps, 'recording' | 'isOnline' | 'readFile'> & {
  readonly draft: GreetingDraft;
  /** What an old one is, which stays; null: a new one. */
  readonly kept: MessageKind | null;
  readonly onSave: (made: NewGreeting) => Promise<Refusal | 'start' | 'until' | null>;
  readonly onClose: () => void;
};

/** Who speaks, what, and when. Of an old one the film stays: another film is another greeting. */
export function GreetingForm({ kept, recording, isOnline, readFile, onSave, onClose, ...props }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState(props.draft);
  const [kind, setKind] = useState<MessageKind>(kept ?? 'video');
  const [files, setFiles] = useState<readonly ReadFile[]>([]);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const { busy, refused, run } = useSave();
  const set = (change: Partial<GreetingDraft>) => setDraft({ ...draft, ...change });
  const hasText = kind === 'text' || kind === 'photos';
  const save = async () => {
    const isWhole = kind === 'text' ? draft.text.trim() !== '' : kept !== null || files.length > 0;
    setWrong(isWhole ? null : 'content');
    if (!isWhole) return;
    let found: Wrong | null = null;
    const isTaken = await run(async () => {
      const refusal = await onSave({ kind, draft: hasText ? draft : { ...draft, text: '' }, files });
      if (typeof refusal !== 'string') return refusal;
      found = refusal;
      return null;
    });
    setWrong(found);
    if (isTaken && found === null) onClose();
  };
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={t('greetings.from')}
        hint={t('greetings.from-hint')}
        value={draft.from}
        onInput={(from) => set({ from })}
        autoComplete="off"
        maxLength={60}
        required
      />
      {kept === null && (
        <GreetingContent
          {...{ kind, recording, readFile, isOnline }}
          onKind={(next) => {
            recording.discard();
            setFiles([]);
            setWrong(null);
            setKind(next);
          }}
          onFiles={setFiles}
        />
      )}
      {hasText && <Words kind={kind} text={draft.text} onText={(text) => set({ text })} />}
      <Times draft={draft} wrong={wrong} onChange={set} />
      <p class="greetings__bad" role="alert">
        {wrong === 'content' && t(kind === 'text' ? 'greetings.no-words' : 'greetings.no-content')}
      </p>
      <FormFoot
        busy={busy}
        refused={refused}
        label={t(kept === null ? 'greetings.send' : 'common.save')}
        working={t('common.saving')}
        onCancel={() => {
          recording.discard();
          onClose();
        }}
      />
    </form>
  );
}

type WordsProps = { kind: MessageKind; text: string; onText: (text: string) => void };

function Words({ kind, text, onText }: WordsProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {t(kind === 'text' ? 'greetings.words' : 'greetings.caption')}
      </label>
      <p class="field__hint" id={`${id}-left`}>
        {t('greetings.left', { count: MAX_MESSAGE_TEXT - text.length })}
      </p>
      <textarea
        id={id}
        class="field__input greetings__text"
        rows={kind === 'text' ? 4 : 2}
        maxLength={MAX_MESSAGE_TEXT}
        aria-describedby={`${id}-left`}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}

type TimesProps = {
  draft: GreetingDraft;
  wrong: Wrong | null;
  onChange: (change: Partial<GreetingDraft>) => void;
};

function Times({ draft, wrong, onChange }: TimesProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <fieldset class="form__part">
      <legend class="form__legend">{t('greetings.times')}</legend>
      <div class="form__pair">
        <DayField label={t('greetings.day')} value={draft.day} onChange={(day) => onChange({ day })} />
        <div class="field">
          <label class="field__label" for={id}>
            {t('visits.time')}
          </label>
          <input
            id={id}
            class="field__input"
            type="time"
            required
            value={draft.hour}
            onChange={(event) => onChange({ hour: event.currentTarget.value })}
          />
        </div>
      </div>
      <div class="form__pair">
        <SelectField
          label={t('greetings.repeat')}
          value={draft.repeat}
          options={GREETING_REPEATS.map((value) => ({ value, label: t(`greetings.repeat.${value}`) }))}
          onChange={(repeat) => onChange({ repeat })}
        />
        <DayField
          label={t('greetings.until')}
          value={draft.until}
          onChange={(until) => onChange({ until })}
        />
      </div>
      <p class="field__hint">{t('greetings.times-hint')}</p>
      <p class="greetings__bad" role="alert">
        {wrong === 'start' && t('greetings.wrong-start')}
        {wrong === 'until' && t('greetings.wrong-until')}
      </p>
    </fieldset>
  );
}
