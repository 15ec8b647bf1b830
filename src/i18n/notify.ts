import type { Language } from './languages.ts';
import de from './locales/de/notify.json' with { type: 'json' };
import en from './locales/en/notify.json' with { type: 'json' };
import fr from './locales/fr/notify.json' with { type: 'json' };
import lb from './locales/lb/notify.json' with { type: 'json' };
import pt from './locales/pt/notify.json' with { type: 'json' };

export type NotifyKey = keyof typeof fr;

const WORDS: Record<Language, Record<NotifyKey, string>> = { fr, lb, de, pt, en };

/** What the server says by itself. A value is put in as it is: whoever sends it makes it safe for the way it goes. */
export function notifyText(
  language: Language,
  key: NotifyKey,
  values: Readonly<Record<string, string>> = {},
): string {
  return WORDS[language][key].replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
