import type { AuditEntry } from '../../protocol/people.ts';

const HEAD = [
  'time',
  'who',
  'who_kind',
  'who_id',
  'deed',
  'record',
  'record_id',
  'resident_id',
  'field',
  'before',
  'after',
];

/**
 * The log as a table, one line for each field that changed (RFC 4180: CRLF, quoted, quotes doubled), with the byte order
 * mark by which spreadsheets know UTF-8.
 */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.flatMap((entry) => {
    const { actor } = entry;
    const start = [new Date(entry.at).toISOString(), actor.name, actor.kind, actor.id];
    const what = [...start, entry.deed, entry.kind, entry.recordId, entry.residentId ?? ''];
    if (entry.fields.length === 0) return [[...what, '', '', '']];
    return entry.fields.map(({ field, before, after }) => [...what, field, textOf(before), textOf(after)]);
  });
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const textOf = (value: unknown): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** A spreadsheet runs what begins like a formula (OWASP: *CSV injection*); behind an apostrophe it is text. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
