import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { handsOf, startLook } from './look.ts';

function page() {
  const style = new Map<string, string | null>();
  const worn = new Set<string>();
  const settings = signal<{ textFactor: 1 | 1.25 | 1.5; holdMs: number }>({ textFactor: 1, holdMs: 0 });
  const quiet = signal(false);
  const stop = new AbortController();
  const root = {
    style: { setProperty: (name: string, value: string | null) => void style.set(name, value) },
    toggleAttribute: (name: string, on: boolean) => (on ? worn.add(name) : worn.delete(name)),
  };
  startLook({ settings, quiet, root }, stop.signal);
  return { style, worn, settings, quiet, stop };
}

describe('The look of the tablet', () => {
  it('follows the resident’s size of text at once', () => {
    const { style, settings } = page();
    expect(style.get('--text-factor')).toBe('1');
    settings.value = { textFactor: 1.5, holdMs: 600 };
    expect(style.get('--text-factor')).toBe('1.5');
    expect(style.get('--hold')).toBe('600ms');
  });

  it('is dark in the quiet hours, and light again after them', () => {
    const { worn, quiet } = page();
    expect(worn.has('data-night')).toBe(false);
    quiet.value = true;
    expect(worn.has('data-night')).toBe(true);
    quiet.value = false;
    expect(worn.has('data-night')).toBe(false);
  });

  it('stays as it was once stopped', () => {
    const { worn, quiet, stop } = page();
    stop.abort();
    quiet.value = true;
    expect(worn.has('data-night')).toBe(false);
  });
});

describe('A resident’s hands', () => {
  it('press as every control has it, unless staff lengthened the guard for all of them', () => {
    expect(handsOf({ holdMs: 0, repeatMs: 800 })).toEqual({ hold: 0 });
    expect(handsOf({ holdMs: 500, repeatMs: 2_000 })).toEqual({ hold: 500, repeat: 2_000 });
  });
});
