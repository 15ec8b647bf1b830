import broomIcon from '@phosphor-icons/core/fill/broom-fill.svg?raw';
import deviceTabletIcon from '@phosphor-icons/core/fill/device-tablet-fill.svg?raw';
import handHeartIcon from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import heartbeatIcon from '@phosphor-icons/core/fill/heartbeat-fill.svg?raw';
import signOutIcon from '@phosphor-icons/core/fill/sign-out-fill.svg?raw';
import speakerHighIcon from '@phosphor-icons/core/fill/speaker-high-fill.svg?raw';
import translateIcon from '@phosphor-icons/core/fill/translate-fill.svg?raw';
import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { LANGUAGE_NAMES, STAFF_LANGUAGES, type StaffLanguage } from '../../../i18n/languages.ts';
import type { PanelKey, PanelTranslator } from '../../../i18n/panel.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { PanelButton } from './PanelButton.tsx';
import { PanelPage } from './PanelPage.tsx';
import { PersonWord } from './person-word.ts';

/** What a tile of the menu leads to. `wipe` has no page: it begins at once. */
export type Door = 'sound' | 'language' | 'order' | 'care' | 'wipe' | 'check' | 'tablet' | 'end' | 'choose';

const DOORS: readonly (readonly [Door, PanelKey, ComponentChildren])[] = [
  ['care', 'care.title', <Icon key="care" svg={handHeartIcon} />],
  ['wipe', 'wipe.title', <Icon key="wipe" svg={broomIcon} />],
  ['sound', 'sound.title', <Icon key="sound" svg={speakerHighIcon} />],
  ['language', 'language.title', <Icon key="language" svg={translateIcon} />],
  ['order', 'order.title', <Icon key="order" svg={usersIcon} />],
  ['check', 'check.title', <Icon key="check" svg={heartbeatIcon} />],
  ['tablet', 'tablet.title', <Icon key="tablet" svg={deviceTabletIcon} />],
];

/** Of nobody there is nothing to set. */
const OF_A_PERSON: readonly Door[] = ['care', 'language', 'order'];

export type Props = {
  readonly words: PanelTranslator;
  /** Whose tablet this is. */
  readonly whose: string;
  /** Of a shared tablet: whom it can be let go of, or opened for, here. Null: it is somebody's own. */
  readonly serving: 'somebody' | 'nobody' | null;
  readonly onDoor: (door: Door) => void;
  readonly onLanguage: (language: StaffLanguage) => void;
  readonly onClose: () => void;
};

/** What staff see once they are in: what they set most often comes first. */
export function Menu({ words, whose, serving, onDoor, onLanguage, onClose }: Props) {
  const person = useContext(PersonWord);
  const otherLanguage = languageAfter(words.language.value);
  return (
    <PanelPage words={words} name="menu" title={whose} onClose={onClose}>
      {serving === 'nobody' && (
        <PanelButton
          kind="go"
          icon={<Icon svg={usersIcon} />}
          label={words.t(`choose.title.${person}`)}
          onPress={() => onDoor('choose')}
        />
      )}
      {serving === 'somebody' && (
        <PanelButton
          icon={<Icon svg={signOutIcon} />}
          label={words.t('session.end')}
          onPress={() => onDoor('end')}
        />
      )}
      {DOORS.filter(([door]) => serving !== 'nobody' || !OF_A_PERSON.includes(door)).map(
        ([door, key, icon]) => (
          <PanelButton key={door} icon={icon} label={words.t(key)} onPress={() => onDoor(door)} />
        ),
      )}
      <PanelButton label={LANGUAGE_NAMES[otherLanguage]} onPress={() => onLanguage(otherLanguage)} />
    </PanelPage>
  );
}

/** One button leads round them all: four would be taken for the languages of the resident. */
function languageAfter(current: StaffLanguage): StaffLanguage {
  return STAFF_LANGUAGES[STAFF_LANGUAGES.indexOf(current) + 1] ?? STAFF_LANGUAGES[0];
}
