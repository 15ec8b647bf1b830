import { expect, it } from 'vitest';
import { startAloud } from './play-aloud.ts';

/** A browser that forbids sound until somebody has touched the page. */
function untouchedPage(refusal = new DOMException('play() failed', 'NotAllowedError')) {
  const touches = new EventTarget();
  const silences: boolean[] = [];
  const leaving = new AbortController();
  const element = {
    muted: false,
    isPlaying: false,
    async play() {
      if (!this.muted) throw refusal;
      this.isPlaying = true;
    },
  };
  const start = () =>
    startAloud(element, { touches, signal: leaving.signal, onSilent: (isSilent) => silences.push(isSilent) });
  return { touches, silences, leaving, element, start };
}

it('plays with sound where that is allowed, and says nothing', async () => {
  const { touches, silences, element, leaving } = untouchedPage();
  const allowed = { ...element, play: async () => undefined };
  await startAloud(allowed, { touches, signal: leaving.signal, onSilent: (is) => silences.push(is) });
  expect(allowed.muted).toBe(false);
  expect(silences).toEqual([]);
});

it('shows the picture at once and gives the sound at the first touch', async () => {
  const { touches, silences, element, start } = untouchedPage();
  await start();
  expect(element).toMatchObject({ isPlaying: true, muted: true });
  touches.dispatchEvent(new Event('pointerup'));
  expect(element.muted).toBe(false);
  touches.dispatchEvent(new Event('keydown'));
  expect(silences).toEqual([true, false]);
});

it('does not touch a picture that has left the screen', async () => {
  const { touches, silences, element, leaving, start } = untouchedPage();
  await start();
  leaving.abort();
  touches.dispatchEvent(new Event('keydown'));
  expect(element.muted).toBe(true);
  expect(silences).toEqual([true]);
});

it('leaves a stream alone that was replaced before it began', async () => {
  const { silences, element, start } = untouchedPage(new DOMException('interrupted', 'AbortError'));
  await start();
  expect(element).toMatchObject({ isPlaying: false, muted: false });
  expect(silences).toEqual([]);
});
