import { expect, test } from 'vitest';
import { platformOf, type Seen } from './platform.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Mobile/15E148 Safari/604.1';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.6 Safari/605.1.15';
const seen = (changes: Partial<Seen>): Seen => ({
  userAgent: ANDROID,
  maxTouchPoints: 5,
  standalone: false,
  hasPush: true,
  canPrompt: false,
  ...changes,
});

test('an iPhone can only once it is opened from the home screen', () => {
  expect(platformOf(seen({ userAgent: IPHONE, hasPush: false }))).toEqual({
    can: 'after-install',
    on: 'iphone',
  });
  expect(platformOf(seen({ userAgent: IPHONE, standalone: true }))).toEqual({ can: 'push', install: 'none' });
  expect(platformOf(seen({ userAgent: IPHONE, standalone: true, hasPush: false }))).toEqual({
    can: 'nothing',
  });
});

test('an iPad that calls itself a Mac is known by its touch screen', () => {
  expect(platformOf(seen({ userAgent: MAC, hasPush: false }))).toEqual({ can: 'after-install', on: 'ipad' });
  expect(platformOf(seen({ userAgent: MAC, maxTouchPoints: 0, hasPush: false }))).toEqual({ can: 'nothing' });
});

test('Android and desktops can at once, and are offered the home screen as their browser does', () => {
  expect(platformOf(seen({ canPrompt: true }))).toEqual({ can: 'push', install: 'prompt' });
  expect(platformOf(seen({}))).toEqual({ can: 'push', install: 'menu' });
});

test('a window inside another app is told to go to the real browser', () => {
  const wv = ANDROID.replace('Pixel 8)', 'Pixel 8; wv)');
  expect(platformOf(seen({ userAgent: wv, hasPush: false }))).toEqual({ can: 'elsewhere' });
});
