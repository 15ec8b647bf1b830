import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import { refusalText } from '../../app/refusal-words.ts';
import { useWords } from '../../app/words.ts';

/** null: taken, the form may go. */
export type Save = () => Promise<Refusal | null>;

/**
 * A form's saving: busy meanwhile, and the words of a refusal beside what was typed, which stays.
 * One press is one saving, however often it is pressed.
 */
export function useSave() {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  async function run(save: Save): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setRefused(null);
    try {
      const refusal = await save();
      if (refusal) setRefused(refusalText(words, { refusal, at: Date.now() }, browserZone()));
      return refusal === null;
    } finally {
      setBusy(false);
    }
  }
  return { busy, refused, run };
}

/** Until a facility is known, a time of day can only be this browser's. */
export const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Where a new facility probably is: hardened browsers and servers say UTC, in which nobody lives. */
export const likelyZone = () =>
  /^(UTC|GMT|Etc\/.*)$/.test(browserZone()) ? 'Europe/Luxembourg' : browserZone();
