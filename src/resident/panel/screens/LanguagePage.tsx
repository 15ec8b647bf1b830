import { useContext } from 'preact/hooks';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../i18n/languages.ts';
import type { PanelTranslator } from '../../../i18n/panel.ts';
import { PanelButton } from './PanelButton.tsx';
import { PanelPage } from './PanelPage.tsx';
import { PersonWord } from './person-word.ts';
import './LanguagePage.css';

const FACTORS = [1, 1.25, 1.5] as const;
type Factor = (typeof FACTORS)[number];
const FACTOR_WORDS = { 1: 'text.usual', 1.25: 'text.large', 1.5: 'text.largest' } as const;

export type Props = {
  readonly words: PanelTranslator;
  readonly language: Language | null;
  readonly textFactor: Factor;
  readonly onLanguage: (language: Language) => void;
  readonly onTextFactor: (factor: Factor) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
};

/** In which language the resident's screens are, and how large. Both change at once. */
export function LanguagePage(props: Props) {
  const { words, language, textFactor, onLanguage, onTextFactor, ...ways } = props;
  const legend = words.t(`language.legend.${useContext(PersonWord)}`);
  return (
    <PanelPage words={words} name="language" title={words.t('language.title')} {...ways}>
      <section aria-label={legend}>
        <h2 class="panel__legend">{legend}</h2>
        <div class="language-page__languages">
          {LANGUAGES.map((one) => (
            <PanelButton
              key={one}
              label={LANGUAGE_NAMES[one]}
              chosen={one === language}
              onPress={() => onLanguage(one)}
            />
          ))}
        </div>
      </section>
      <section aria-label={words.t('text.legend')}>
        <h2 class="panel__legend">{words.t('text.legend')}</h2>
        <div class="language-page__sizes">
          {FACTORS.map((factor) => (
            <PanelButton
              key={factor}
              label={words.t(FACTOR_WORDS[factor])}
              chosen={factor === textFactor}
              onPress={() => onTextFactor(factor)}
            />
          ))}
        </div>
      </section>
    </PanelPage>
  );
}
