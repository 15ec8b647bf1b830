import xIcon from '@phosphor-icons/core/bold/x-bold.svg?raw';
import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import type { PanelTranslator } from '../../../i18n/panel.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { PanelButton } from './PanelButton.tsx';
import { PanelPage } from './PanelPage.tsx';
import './TabletPage.css';

export type Props = {
  readonly words: PanelTranslator;
  readonly whose: string;
  /** Without network it could not be paired again: then it is not offered. */
  readonly isOnline: boolean;
  /** How much was done at this tablet that the server does not know yet. */
  readonly unsent: number;
  /** Seconds until it happens, once it was pressed; null before. */
  readonly left: number | null;
  readonly onForget: () => void;
  readonly onUndo: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
};

/** Before a tablet forgets whose it is: says what is lost, then leaves ten seconds to take it back. */
export function ForgetPage(props: Props) {
  const { words, whose, isOnline, unsent, left, onForget, onUndo, onBack, onClose } = props;
  const { t } = words;
  return (
    <PanelPage words={words} name="forget" title={t('forget.title')} onBack={onBack} onClose={onClose}>
      <div>
        <p class="panel__text">{t('forget.what', { name: whose })}</p>
        {unsent > 0 && <p class="panel__text">{t('forget.unsent', { count: unsent })}</p>}
        {!isOnline && <p class="panel__text">{t('forget.offline')}</p>}
        {left !== null && <p class="forget-page__left">{left}</p>}
      </div>
      {left !== null ? (
        <PanelButton kind="go" icon={<Icon svg={xIcon} />} label={t('forget.undo')} onPress={onUndo} />
      ) : (
        isOnline && (
          <PanelButton
            kind="stop"
            icon={<Icon svg={trashIcon} />}
            label={t('forget.do')}
            onPress={onForget}
          />
        )
      )}
    </PanelPage>
  );
}
