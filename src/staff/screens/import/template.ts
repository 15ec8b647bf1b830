import type { StaffLanguage } from '../../../i18n/languages.ts';
import { COLUMN_NAMES, columnName } from './columns.ts';

/** One person with two contacts, to type over. Semicolons and the mark: what a double click opens rightly in Excel here. */
export function templateCsv(language: StaffLanguage, samples: readonly (readonly string[])[]): string {
  const head = COLUMN_NAMES.map((column) => columnName(column, language));
  const rows = [head, ...samples].map((row) =>
    row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'),
  );
  return `\uFEFF${rows.join('\r\n')}\r\n`;
}
