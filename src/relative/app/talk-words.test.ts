import { expect, it } from 'vitest';
import { talkWords } from './talk-words.ts';

const calm = { paused: false, thin: false };
const up = { at: 'connected', reconnecting: false } as const;

it('says nothing while all is well', () => {
  expect(talkWords(up, calm)).toBeNull();
});

it('says what is going on, the most urgent alone', () => {
  expect(talkWords({ ...up, at: 'connecting' }, calm)).toBe('call.connecting');
  expect(talkWords(up, { paused: false, thin: true })).toBe('call.thin');
  expect(talkWords(up, { paused: true, thin: true })).toBe('call.paused');
  expect(talkWords({ ...up, reconnecting: true }, { paused: false, thin: true })).toBe('call.reconnecting');
});

it('calls a page that was hidden paused, though nothing comes from it', () => {
  expect(talkWords({ ...up, reconnecting: true }, { paused: true, thin: false })).toBe('call.paused');
});

it('says whom we are looking for when it has lasted, hidden or not', () => {
  const lost = { ...up, reconnecting: true, searching: true };
  expect(talkWords(lost, calm)).toBe('call.looking');
  expect(talkWords(lost, { paused: true, thin: true })).toBe('call.looking');
  expect(talkWords({ ...lost, at: 'connecting' }, calm)).toBe('call.looking');
});
