/**
 * A table for a spreadsheet: every cell quoted, quotes doubled, CRLF (RFC 4180), with the byte order mark by which Excel
 * knows UTF-8. Between cells a semicolon: where the comma stands in numbers, Excel takes a comma for no separator.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

/** A spreadsheet runs what begins like a formula (OWASP: *CSV injection*); behind an apostrophe it is text. */
function cell(text: string): string {
  const harmless = /^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** `2026-11-23` and `14:05` by the facility's clock, and of nobody else's. */
export function dateAndTime(timeZone: string): (at: number) => [date: string, time: string] {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
  return (at) => [day.format(at), time.format(at)];
}
