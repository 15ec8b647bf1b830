import type { ComponentChildren } from 'preact';
import { LANGUAGE_NAMES } from '../../../i18n/languages.ts';
import type { PanelKey, PanelTranslator } from '../../../i18n/panel.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { PanelButton } from './PanelButton.tsx';
import { PanelIcon } from './PanelIcon.tsx';
import { PanelPage } from './PanelPage.tsx';

/** What a tile of the menu leads to. `wipe` has no page: it begins at once. */
export type Door = 'sound' | 'language' | 'order' | 'care' | 'wipe' | 'check' | 'tablet' | 'end';

const DOORS: readonly (readonly [Door, PanelKey, ComponentChildren])[] = [
  ['care', 'care.title', <Icon key="care" name="hand-heart" />],
  ['wipe', 'wipe.title', <PanelIcon key="wipe" name="broom" />],
  ['sound', 'sound.title', <Icon key="sound" name="speaker-high" />],
  ['language', 'language.title', <PanelIcon key="language" name="translate" />],
  ['order', 'order.title', <Icon key="order" name="users" />],
  ['check', 'check.title', <PanelIcon key="check" name="heartbeat" />],
  ['tablet', 'tablet.title', <Icon key="tablet" name="device-tablet" />],
];

export type Props = {
  readonly words: PanelTranslator;
  /** Whose tablet this is. */
  readonly whose: string;
  /** A shared tablet serves somebody: the session can be ended here. */
  readonly isServing: boolean;
  readonly onDoor: (door: Door) => void;
  readonly onLanguage: () => void;
  readonly onClose: () => void;
};

/** What staff see once they are in: what they set most often comes first. */
export function Menu({ words, whose, isServing, onDoor, onLanguage, onClose }: Props) {
  const otherLanguage = words.language.value === 'fr' ? 'lb' : 'fr';
  return (
    <PanelPage words={words} name="menu" title={whose} onClose={onClose}>
      {isServing && (
        <PanelButton
          icon={<Icon name="sign-out" />}
          label={words.t('session.end')}
          onPress={() => onDoor('end')}
        />
      )}
      {DOORS.map(([door, key, icon]) => (
        <PanelButton key={door} icon={icon} label={words.t(key)} onPress={() => onDoor(door)} />
      ))}
      <PanelButton label={LANGUAGE_NAMES[otherLanguage]} onPress={onLanguage} />
    </PanelPage>
  );
}
