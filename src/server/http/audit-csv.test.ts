import { expect, test } from 'vitest';
import type { AuditEntry } from '../../protocol/people.ts';
import { auditCsv } from './audit-csv.ts';

const entry: AuditEntry = {
  n: 1,
  at: Date.UTC(2026, 10, 23, 12),
  actor: { kind: 'staff', id: 'c', name: 'Claire "la chef", Hoffmann' },
  deed: 'update',
  kind: 'resident',
  recordId: 'r',
  residentId: 'r',
  fields: [
    { field: 'room', before: '12', after: '=HYPERLINK("http://evil.example")' },
    { field: 'callingHours', before: null, after: { from: 0, until: 1440 } },
  ],
  purged: false,
};

test('each changed field is a line, quoted, with quotes doubled', () => {
  const [head, first, second, end] = auditCsv([entry]).split('\r\n');
  expect(head).toMatch(/^\uFEFF"time","who"/);
  expect(first).toContain('"2026-11-23T12:00:00.000Z","Claire ""la chef"", Hoffmann","staff"');
  expect(second).toContain('"callingHours","","{""from"":0,""until"":1440}"');
  expect(end).toBe('');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('a spreadsheet does not run %j', (after) => {
  const csv = auditCsv([{ ...entry, fields: [{ field: 'room', before: null, after }] }]);
  expect(csv).toContain(`"'${after}"`);
});

test('what changed no field is a line too', () => {
  const csv = auditCsv([{ ...entry, deed: 'remove', fields: [], actor: { ...entry.actor, name: '' } }]);
  expect(csv.split('\r\n')[1]).toMatch(/"remove","resident","r","r","","",""$/);
});
