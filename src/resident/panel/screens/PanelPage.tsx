import arrowLeftIcon from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelTranslator } from '../../../i18n/panel.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { PanelButton } from './PanelButton.tsx';
import { PersonWord } from './person-word.ts';
import './PanelPage.css';

export type Props = {
  readonly words: PanelTranslator;
  readonly title: string;
  /** Names the page to its style. */
  readonly name: string;
  readonly onClose: () => void;
  /** To the page before; none on the first. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ComponentChildren;
};

/** A page of the staff panel: whatever it shows, one button leads back to the resident. */
export function PanelPage({ words, title, name, onClose, onBack, children }: Props) {
  const person = useContext(PersonWord);
  return (
    <main class={`panel panel--${name}`} lang={words.language.value}>
      <header class="panel__head">
        {onBack && (
          <PanelButton icon={<Icon svg={arrowLeftIcon} />} label={words.t('panel.menu')} onPress={onBack} />
        )}
        <h1 class="panel__title">{title}</h1>
        <PanelButton
          kind="way"
          icon={<Icon svg={checkCircleIcon} />}
          label={words.t(`panel.leave.${person}`)}
          onPress={onClose}
        />
      </header>
      <div class="panel__body">{children}</div>
    </main>
  );
}
