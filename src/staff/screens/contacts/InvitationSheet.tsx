import copyIcon from '@phosphor-icons/core/fill/copy-fill.svg?raw';
import printerIcon from '@phosphor-icons/core/fill/printer-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../i18n/languages.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { InvitationPaper, type Props as Paper } from '../paper/InvitationPaper.tsx';

export type Props = Omit<Paper, 'words'> & {
  /** null: the words of the paper are on their way. */
  readonly words: Paper['words'] | null;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** false when the browser did not let us. */
  readonly onCopy: (link: string) => Promise<boolean>;
  readonly onPrint: () => void;
  readonly onClose: () => void;
  /** Other ways than paper. */
  readonly children?: ComponentChildren;
};

/** A fresh invitation, to be scanned, printed, copied or sent. It is shown once: the secret is stored nowhere. */
export function InvitationSheet(props: Props) {
  const { words, language, onLanguage, onPrint, onClose } = props;
  const { t } = useWords();
  return (
    <Dialog title={t('sheet.title', { name: props.contactName })} onClose={onClose}>
      <div class="sheet">
        <div class="sheet__head">
          <SelectField
            label={t('sheet.language')}
            value={language}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            onChange={onLanguage}
          />
          <Button
            variant="primary"
            icon={printerIcon}
            autoFocus
            aria-disabled={words === null}
            onPress={() => words && onPrint()}
          >
            {t('sheet.print-pdf')}
          </Button>
        </div>
        {words && <InvitationPaper {...props} words={words} />}
        <LinkField {...props} />
        {props.children}
        <div class="dialog-buttons">
          <Button onPress={onClose}>{t('common.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

function LinkField({ link, onCopy }: Pick<Props, 'link' | 'onCopy'>) {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div class="sheet__link">
      <input
        class="field__input"
        readOnly
        aria-label={t('sheet.link')}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button icon={copyIcon} onPress={() => void onCopy(link).then(setCopied)}>
        {t('sheet.copy')}
      </Button>
      <p role="status">{copied !== null && t(copied ? 'sheet.copied' : 'sheet.copy-failed')}</p>
    </div>
  );
}
