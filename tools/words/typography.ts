import type { Words } from './locale.ts';

const HARD_SPACES = '\u00A0\u202F';

/** Before these French sets a space that never breaks; a colon counts only where a text follows, not in 15:10. */
const FRENCH_MARK = new RegExp(`[^${HARD_SPACES}!?](?:[!?;]|:(?=\\s|$))`);
const OPEN_QUOTE = new RegExp(`«[^${HARD_SPACES}]`);
const CLOSING_QUOTE = new RegExp(`[^${HARD_SPACES}]»`);

const CURLY_APOSTROPHE_LANGUAGES = ['fr', 'lb'];

/** Breaks of the printers' rules of one language, as sentences. */
export function typographyFaults(language: string, words: Words): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const text = value.replace(/\{\{[^}]*\}\}/g, 'x').replace(/https?:\/\/\S+/g, 'x');
    const faults: string[] = [];
    if (language === 'fr' && [FRENCH_MARK, OPEN_QUOTE, CLOSING_QUOTE].some((rule) => rule.test(text)))
      faults.push(`"${key}" needs a non-breaking space before ! ? : ; and inside « »`);
    if (CURLY_APOSTROPHE_LANGUAGES.includes(language) && text.includes("'"))
      faults.push(`"${key}" has a straight apostrophe, not ’`);
    return faults;
  });
}
