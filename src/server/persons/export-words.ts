import de from '../../i18n/locales/de/persons.json' with { type: 'json' };
import en from '../../i18n/locales/en/persons.json' with { type: 'json' };
import fr from '../../i18n/locales/fr/persons.json' with { type: 'json' };
import lb from '../../i18n/locales/lb/persons.json' with { type: 'json' };
import pt from '../../i18n/locales/pt/persons.json' with { type: 'json' };
import type { Language } from '../../protocol/primitives.ts';

type Key = keyof typeof fr;
const WORDS: Record<Language, Record<Key, string>> = { de, en, fr, lb, pt };

/** The page that lies in an exported archive, in the facility's language. */
export function readMe(language: Language, given: { name: string; facility: string; date: string }): string {
  const t = (key: Key) =>
    WORDS[language][key].replace(/{{(name|facility|date)}}/g, (_, word: keyof typeof given) => given[word]);
  const lines = [
    t('export.title'),
    '',
    t('export.made'),
    '',
    `data/*.json: ${t('export.data')}`,
    `data/audit.json: ${t('export.audit')}`,
    `media/: ${t('export.media')}`,
    '',
    t('export.left-out'),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
