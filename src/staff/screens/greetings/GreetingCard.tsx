import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { GreetingRow } from '../../app/greetings-view.ts';
import { useWords } from '../../app/words.ts';
import { ConfirmDialog } from '../form/ConfirmDialog.tsx';
import type { Save } from '../form/use-save.ts';
import { type Props as FormProps, GreetingForm } from './GreetingForm.tsx';
import type { GreetingDraft } from './greeting-draft.ts';
import { KIND_ICONS } from './kind-icons.ts';

export type Props = Pick<FormProps, 'recording' | 'readFile' | 'isOnline' | 'onSave'> & {
  readonly row: GreetingRow;
  readonly draft: GreetingDraft;
  readonly look: () => ComponentChildren;
  readonly onRetire: Save;
  readonly onRemove: () => void;
};

/** One greeting: who says what and when, how far it has come, and what can be done about it. */
export function GreetingCard({ row, draft, look, onRetire, onRemove, ...form }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState<'edit' | 'look' | 'retire' | null>(null);
  const close = () => setOpen(null);
  const { greeting, standing } = row;
  const name = greeting.from;
  if (open === 'edit') return <GreetingForm {...form} draft={draft} kept={greeting.kind} onClose={close} />;
  const isOver = standing === 'retired';
  return (
    <article class={isOver ? 'card greeting greeting--over' : 'card greeting'} aria-label={name}>
      <span class="greeting__icon">
        <Icon svg={KIND_ICONS[greeting.kind]} />
      </span>
      <div class="greeting__words">
        <h3 class="card__title">{name}</h3>
        <p class="greeting__what">{row.what}</p>
        <p class="soft">{row.when}</p>
        <Reach row={row} />
      </div>
      <div class="greeting__deeds">
        {!isOver && (
          <>
            <Button aria-label={`${t('greetings.look')} – ${name}`} onPress={() => setOpen('look')}>
              {t('greetings.look')}
            </Button>
            <Button aria-label={t('tablets.edit-which', { name })} onPress={() => setOpen('edit')}>
              {t('tablets.edit')}
            </Button>
            <Button
              variant="quiet"
              aria-label={`${t('greetings.retire')} – ${name}`}
              onPress={() => setOpen('retire')}
            >
              {t('greetings.retire')}
            </Button>
          </>
        )}
        {isOver && (
          <Button variant="quiet" aria-label={`${t('common.remove')} – ${name}`} onPress={onRemove}>
            {t('common.remove')}
          </Button>
        )}
      </div>
      {open === 'look' && (
        <Dialog title={name} onClose={close} actions={<Button onPress={close}>{t('common.close')}</Button>}>
          {look()}
        </Dialog>
      )}
      {open === 'retire' && (
        <ConfirmDialog
          title={`${t('greetings.retire')} – ${name}`}
          text={t('greetings.retire-text')}
          confirm={t('greetings.retire')}
          onConfirm={onRetire}
          onClose={close}
        />
      )}
    </article>
  );
}

/** On how many tablets; opened, on which. */
function Reach({ row: { reach, tablets } }: Pick<Props, 'row'>) {
  if (tablets.length === 0) return null;
  return (
    <details class="greeting__reach">
      <summary>{reach}</summary>
      <ul>
        {tablets.map(({ id, name, said, isBad }) => (
          <li key={id}>
            <strong>{name}</strong> <span class={isBad ? 'greetings__bad' : 'soft'}>{said}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
