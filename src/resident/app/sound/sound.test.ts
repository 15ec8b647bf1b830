import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { SoundState } from '../../../call/ring-tone.ts';
import { startSound } from './sound.ts';

function tablet(first: SoundState = 'unknown') {
  const sound = signal<SoundState>(first);
  const stream = signal<MediaStream | null>(null);
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'visible' as DocumentVisibilityState,
  });
  const stop = new AbortController();
  let tries = 0;
  const ring = { sound, unlock: () => void tries++ };
  startSound({ ring, stream, window, document }, stop.signal);
  return { sound, stream, window, document, stop, tries: () => tries };
}

it('Sound is tried when the page is loaded: an installed page may ring without a touch', () => {
  expect(tablet().tries()).toBe(1);
});

it('Every touch, key and screen reader’s press opens it again', () => {
  const { window, tries } = tablet('ready');
  for (const touch of ['pointerup', 'keydown', 'click']) window.dispatchEvent(new Event(touch));
  expect(tries()).toBe(4);
});

it('When the system shuts it in the night, it is tried at once', () => {
  const { sound, tries } = tablet('ready');
  sound.value = 'locked';
  expect(tries()).toBe(2);
});

it('The camera that opens lets the sound in too, with no finger on the glass', () => {
  const { stream, tries } = tablet('ready');
  stream.value = {} as MediaStream;
  expect(tries()).toBe(2);
});

it('A page that is seen again tries, one that is hidden does not', () => {
  const { document, tries } = tablet('ready');
  document.visibilityState = 'hidden';
  document.dispatchEvent(new Event('visibilitychange'));
  expect(tries()).toBe(1);
  document.visibilityState = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  expect(tries()).toBe(2);
});

it('Nothing is tried once it was told to stop', () => {
  const { window, document, sound, stop, tries } = tablet('ready');
  stop.abort();
  window.dispatchEvent(new Event('pointerup'));
  document.dispatchEvent(new Event('visibilitychange'));
  sound.value = 'locked';
  expect(tries()).toBe(1);
});
