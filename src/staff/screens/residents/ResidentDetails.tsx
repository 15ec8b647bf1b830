import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { ConfirmDialog } from '../form/ConfirmDialog.tsx';
import { fullName } from './find-residents.ts';
import { type Props as FormProps, ResidentForm } from './ResidentForm.tsx';

export type Props = Omit<FormProps, 'cancelTo'> & {
  /** Null: only admins erase a person. */
  readonly onRemove: (() => Promise<Refusal | null>) | null;
};

/** The resident's own fields, and the end of their stay here. */
export function ResidentDetails({ onRemove, ...form }: Props) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <div class="with-preview__form">
      <ResidentForm {...form} />
      {onRemove ? (
        <div>
          <Button variant="danger" icon="trash" onPress={() => setAsking(true)}>
            {t('residents.remove')}
          </Button>
        </div>
      ) : (
        <p class="soft">{t('residents.remove-admins')}</p>
      )}
      {asking && onRemove && (
        <ConfirmDialog
          title={t('residents.remove-title', { name: fullName(form.resident) })}
          text={t('residents.remove-text')}
          confirm={t('common.remove')}
          onConfirm={onRemove}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
