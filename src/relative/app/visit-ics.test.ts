import { expect, it } from 'vitest';
import { visitIcs } from './visit-ics.ts';

const AT = Date.UTC(2026, 10, 23, 14, 0);
const event = (summary: string) =>
  visitIcs(
    { id: 'v1', summary, url: 'https://moien.example/relative/', now: AT - 1500 },
    { startsAt: AT, lengthMinutes: 45 },
  );

it('names the time in UTC, so that no calendar abroad is an hour off', () => {
  const lines = event('Visite vidéo : Maman').split('\r\n');
  expect(lines).toContain('UID:v1@moien');
  expect(lines).toContain('DTSTAMP:20261123T135958Z');
  expect(lines).toContain('DTSTART:20261123T140000Z');
  expect(lines).toContain('DTEND:20261123T144500Z');
  expect(lines).toContain('SUMMARY:Visite vidéo : Maman');
  expect(lines.at(-1)).toBe('');
});

it('escapes what means something to a calendar', () => {
  expect(event('Anne, née; \\o/')).toContain('SUMMARY:Anne\\, née\\; \\\\o/');
});

it('folds a long line without cutting a letter in two', () => {
  const name = 'é'.repeat(80);
  const text = event(name);
  for (const line of text.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${name}`);
});
