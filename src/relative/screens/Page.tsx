import type { ComponentChildren } from 'preact';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../i18n/languages.ts';
import type { RelativeTranslator } from '../../i18n/relative.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import './page.css';

/** How views get their words. */
export type Words = RelativeTranslator['t'];

export type Props = {
  t: Words;
  language: Language;
  onLanguage: (language: Language) => void;
  children: ComponentChildren;
};

const OPTIONS = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));

/** The paper that every calm screen of a relative lies on, with the language at its foot. */
export function Page({ t, language, onLanguage, children }: Props) {
  return (
    <main class="page">
      {children}
      <footer class="page__foot">
        <SelectField label={t('language.label')} value={language} options={OPTIONS} onChange={onLanguage} />
      </footer>
    </main>
  );
}
