import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { slidesOf, startSlideShow } from './slides.ts';

const timers = {
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};

it('The pictures are those who can be called, in their order, and the resident, as far as their photos are here', () => {
  const faces = [
    { name: 'Marie', photo: 'blob:marie' },
    { name: 'Jean', photo: null },
  ];
  expect(slidesOf(faces, { name: 'Anne', photo: 'blob:anne' })).toEqual([
    { url: 'blob:marie', caption: 'Marie' },
    { url: 'blob:anne', caption: 'Anne' },
  ]);
});

describe('The photo frame', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function frame() {
    const shown = signal(false);
    const page = new EventTarget();
    const document = {
      addEventListener: page.addEventListener.bind(page),
      visibilityState: 'visible' as DocumentVisibilityState,
    };
    const stop = new AbortController();
    const turned = startSlideShow({ shown, document, timers }, stop.signal);
    const setVisible = (state: DocumentVisibilityState) => {
      document.visibilityState = state;
      page.dispatchEvent(new Event('visibilitychange'));
    };
    return { shown, turned, setVisible, stop };
  }

  it('turns a picture over each twenty seconds while it is shown', () => {
    const it = frame();
    vi.advanceTimersByTime(60_000);
    expect(it.turned.value).toBe(0);
    it.shown.value = true;
    vi.advanceTimersByTime(60_000);
    expect(it.turned.value).toBe(3);
  });

  it('has no timer while it is not shown, or nobody can see the page', () => {
    const it = frame();
    expect(vi.getTimerCount()).toBe(0);
    it.shown.value = true;
    it.setVisible('hidden');
    expect(vi.getTimerCount()).toBe(0);
    it.setVisible('visible');
    expect(vi.getTimerCount()).toBe(1);
    it.shown.value = false;
    expect(vi.getTimerCount()).toBe(0);
    it.shown.value = true;
    it.stop.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});
