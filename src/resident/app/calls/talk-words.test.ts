import { expect, it } from 'vitest';
import { talkWords } from './talk-words.ts';

const seen = { paused: false, thin: false, isStation: false };
const lost = { reconnecting: true, searching: true };

it('says nothing while all is well', () => {
  expect(talkWords({ reconnecting: false }, seen)).toBeNull();
});

it('says that the connection comes back rather than that the line is thin', () => {
  expect(talkWords({ reconnecting: false }, { ...seen, thin: true })).toBe('call.thin');
  expect(talkWords({ reconnecting: true }, { ...seen, thin: true })).toBe('call.reconnecting');
});

it('leaves it at *paused* while a telephone is locked', () => {
  expect(talkWords({ reconnecting: true }, { ...seen, paused: true })).toBeNull();
});

it('says whom we are looking for when it has lasted', () => {
  expect(talkWords(lost, seen)).toBe('call.looking');
  expect(talkWords(lost, { ...seen, paused: true })).toBe('call.looking');
  expect(talkWords(lost, { ...seen, isStation: true })).toBe('call.looking_carers');
});
