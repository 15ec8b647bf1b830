import type { ComponentChildren } from 'preact';
import { LANGUAGE_NAMES, STAFF_LANGUAGES, type StaffLanguage } from '../../../i18n/languages.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  readonly title: string;
  readonly onLanguage: (language: StaffLanguage) => void;
  readonly children: ComponentChildren;
};

/** The page in front of the console: one card, and the languages for who cannot read it. */
export function DoorPage({ title, onLanguage, children }: Props) {
  const { language } = useWords();
  return (
    <main class="door">
      <p class="door__brand">Moien</p>
      <div class="door__card">
        <h1 class="door__title">{title}</h1>
        {children}
      </div>
      <div class="door__languages">
        {STAFF_LANGUAGES.map((one) => (
          <Button
            key={one}
            variant="quiet"
            lang={one}
            aria-pressed={language.value === one}
            onPress={() => onLanguage(one)}
          >
            {LANGUAGE_NAMES[one]}
          </Button>
        ))}
      </div>
    </main>
  );
}
