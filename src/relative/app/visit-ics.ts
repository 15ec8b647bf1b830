import type { Id } from '../../protocol/primitives.ts';
import { endOf, type Span } from '../../protocol/visits.ts';

/**
 * One event for the calendar of a phone (RFC 5545). Its UID is the one of the invitation by mail: a calendar that has
 * both shows one.
 */
export function visitIcs(
  { id, summary, url, now }: { id: Id; summary: string; url: string; now: number },
  span: Span,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Moien//Visits//EN',
    'BEGIN:VEVENT',
    `UID:${id}@moien`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(span.startsAt)}`,
    `DTEND:${utc(endOf(span))}`,
    `SUMMARY:${escaped(summary)}`,
    `URL:${url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    'TRIGGER:-PT5M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** `20261123T140000Z` */
const utc = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

/** No line is longer than 75 octets (RFC 5545 §3.1), and no letter is cut in two. */
function folded(line: string): string {
  const pieces = [''];
  let size = 0;
  for (const letter of line) {
    const octets = new TextEncoder().encode(letter).length;
    if (size + octets > 74) {
      pieces.push(' ');
      size = 1;
    }
    pieces[pieces.length - 1] += letter;
    size += octets;
  }
  return pieces.join('\r\n');
}
