import arrowClockwiseIcon from '@phosphor-icons/core/fill/arrow-clockwise-fill.svg?raw';
import arrowDownIcon from '@phosphor-icons/core/fill/arrow-down-fill.svg?raw';
import linkIcon from '@phosphor-icons/core/fill/link-fill.svg?raw';
import type { PanelTranslator } from '../../../i18n/panel.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { PanelButton } from './PanelButton.tsx';
import { PanelPage } from './PanelPage.tsx';
import './TabletPage.css';

export type Props = {
  readonly words: PanelTranslator;
  /** Sentences: whose, which, version, network, storage, what waits to be sent. */
  readonly facts: readonly string[];
  readonly updateWaits: boolean;
  readonly onRestart: () => void;
  readonly onUpdate: () => void;
  readonly onForget: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
};

/** Which tablet this is and how it is, and what to do when it has to begin anew. */
export function TabletPage({ words, facts, updateWaits, onRestart, onUpdate, onForget, ...ways }: Props) {
  const { t } = words;
  return (
    <PanelPage words={words} name="tablet" title={t('tablet.title')} {...ways}>
      <ul class="tablet-page__facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <div class="tablet-page__buttons">
        {updateWaits && (
          <PanelButton
            kind="go"
            icon={<Icon svg={arrowDownIcon} />}
            label={t('tablet.update')}
            onPress={onUpdate}
          />
        )}
        <PanelButton
          icon={<Icon svg={arrowClockwiseIcon} />}
          label={t('tablet.restart')}
          onPress={onRestart}
        />
        <PanelButton
          kind="stop"
          icon={<Icon svg={linkIcon} />}
          label={t('tablet.forget')}
          onPress={onForget}
        />
      </div>
    </PanelPage>
  );
}
