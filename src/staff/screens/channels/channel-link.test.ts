import { expect, test } from 'vitest';
import { readLink } from './channel-link.ts';

test.each([
  ['https://www.rtl.lu/live', 'https://www.rtl.lu/live'],
  [' www.rtl.lu ', 'https://www.rtl.lu'],
  ['rtl.lu/live?x=1', 'https://rtl.lu/live?x=1'],
  ['http://localhost:8080/page', 'http://localhost:8080/page'],
])('%s is an address', (typed, link) => {
  expect(readLink(typed)).toBe(link);
});

test.each([
  '',
  'RTL',
  'http://www.rtl.lu',
  'javascript:alert(1)',
  'https://',
  'https://a b.lu',
  'https://me:pw@rtl.lu',
  'http://localhost.evil.example',
])('%s is none', (typed) => {
  expect(readLink(typed)).toBeUndefined();
});
