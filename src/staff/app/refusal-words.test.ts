import { expect, it } from 'vitest';
import { STAFF_LANGUAGES } from '../../i18n/languages.ts';
import { createStaffTranslator } from '../../i18n/staff.ts';
import { ErrorCode, refusal } from '../../protocol/errors.ts';
import { refusalText } from './refusal-words.ts';

const at = Date.parse('2026-11-23T10:00:20Z');

it('has words of its own for every refusal, in every language of the console', async () => {
  for (const language of STAFF_LANGUAGES) {
    const words = await createStaffTranslator(language);
    const texts = ErrorCode.options.map((code) => refusalText(words, { refusal: refusal(code), at }, 'UTC'));
    expect(new Set(texts).size).toBe(ErrorCode.options.length);
    for (const text of texts) expect(text).not.toMatch(/^refused\./);
  }
});

it('says at what time one may try again', async () => {
  const words = await createStaffTranslator('fr');
  const throttled = { refusal: refusal('too-many-tries', 90_000), at };
  expect(refusalText(words, throttled, 'Europe/Luxembourg')).toContain('11:02');
});
