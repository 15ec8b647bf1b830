import { expect, type Locator, type Page } from '@playwright/test';

/** How far somebody walks with the Tab key before they give up. */
const PATIENCE = 70;

/** Somebody without a mouse: what they reach, they reach by key, and see where they are at every step. */
export interface Keyboard {
  /** Walks by Tab (or backwards) until that is where the focus is. Answers how many presses it took. */
  walkTo(target: Locator, direction?: 'forwards' | 'backwards'): Promise<number>;
  press(key: string): Promise<void>;
  /** Replaces what is in the field that has the focus. */
  type(text: string): Promise<void>;
}

export function keyboardOf(page: Page): Keyboard {
  const press = (key: string) => page.keyboard.press(key);
  return {
    press,
    async walkTo(target, direction = 'forwards') {
      await expect(target).toBeVisible();
      for (let presses = 1; presses <= PATIENCE; presses++) {
        await press(direction === 'forwards' ? 'Tab' : 'Shift+Tab');
        expect(await whatHidesTheFocus(page)).toBe('');
        if (await target.evaluate((element) => element === document.activeElement)) return presses;
      }
      throw new Error(`The Tab key does not lead to ${target}`);
    },
    async type(text) {
      await press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
  };
}

/**
 * Why somebody would not see where they are (WCAG 2.4.7 and 2.4.11): nothing is drawn around it, it is outside the
 * window, or something lies over it. Empty: they see it.
 */
async function whatHidesTheFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const here = document.activeElement;
    // After the last control the browser's own bar has the focus.
    if (!here || here === document.body) return '';
    const name = here.outerHTML.slice(0, 120);
    const style = getComputedStyle(here);
    const isDrawn = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    if (!isDrawn) return `nothing is drawn around ${name}`;
    const { x, y, width, height } = here.getBoundingClientRect();
    const over = document.elementFromPoint(x + width / 2, y + height / 2);
    if (!over) return `${name} is outside the window`;
    return here.contains(over) || over.contains(here)
      ? ''
      : `${over.outerHTML.slice(0, 120)} lies over ${name}`;
  });
}
