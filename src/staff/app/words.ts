import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { StaffTranslator } from '../../i18n/staff.ts';

/** The console's words, handed down once instead of through every property list. */
export const WordsContext = createContext<StaffTranslator | null>(null);

/** @throws when a screen is drawn outside of the console, which only a mistake in the code can do */
export function useWords(): StaffTranslator {
  const words = useContext(WordsContext);
  if (!words) throw new Error('No words above this screen');
  return words;
}
