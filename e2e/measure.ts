import type { Page } from '@playwright/test';

/** CSS px from the upper left corner of the screen. */
export type Box = { left: number; top: number; right: number; bottom: number };

export type Control = { name: string; box: Box; isFace: boolean };

export type Text = {
  words: string;
  /** Where its letters are, line by line, without the air above and below them. */
  lines: Box[];
  /** What is left of the screen for it: the screen, and whatever cuts off what sticks out. */
  clip: Box;
  /** CSS px */
  size: number;
  /** Of `Reading.controls`, or -1 when it stands on none. */
  control: number;
};

/** One screen as somebody with a ruler sees it. */
export type Reading = {
  screen: Box;
  /** By how much the page could be scrolled: across and down. */
  scroll: [number, number];
  controls: Control[];
  texts: Text[];
  /** Photos and videos that do not fill the screen; `control` as for texts. */
  pictures: { box: Box; control: number }[];
};

/** Puts a ruler to everything that is seen, once for each size of text. */
export const read = (page: Page, factors: readonly number[]): Promise<Reading[]> =>
  page.evaluate(readInPage, factors);

/** Every text longer by this share, as in a language not thought of, until `unlengthen`. */
export const lengthen = (page: Page, how: { share: number; except: readonly string[] }): Promise<void> =>
  page.evaluate(lengthenInPage, how);

/** The words as they were. */
export const unlengthen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const kept: Map<Node, string> = Reflect.get(window, 'wordsAsTheyWere');
    for (const [node, words] of kept) node.nodeValue = words;
  });

/** Waits until layout, and what watches it, have come to rest after a change. */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
      ),
  );

/** Runs in the page, so it may use nothing from outside. */
function readInPage(factors: readonly number[]): Reading[] {
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const boxOf = ({ left, top, right, bottom }: Box): Box => ({ left, top, right, bottom });
  const clipOf = (element: Element): Box => {
    const clip = { ...screen };
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'visible') continue;
      const box = at.getBoundingClientRect();
      clip.left = Math.max(clip.left, box.left);
      clip.top = Math.max(clip.top, box.top);
      clip.right = Math.min(clip.right, box.right);
      clip.bottom = Math.min(clip.bottom, box.bottom);
    }
    return clip;
  };
  const readOnce = (): Reading => {
    const buttons = [...document.querySelectorAll('button, a[href], input, [role=button]')].filter(isSeen);
    const controlOf = (element: Element) => buttons.findIndex((button) => button.contains(element));

    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const words = node.nodeValue?.trim();
      if (!words || !parent || !isSeen(parent) || parent.closest('script, style')) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].map(({ left, right, top, bottom }) => {
        const middle = (top + bottom) / 2;
        return { left, right, top: middle - size * 0.42, bottom: middle + size * 0.42 };
      });
      texts.push({ words, size, lines, clip: clipOf(parent), control: controlOf(parent) });
    }

    const pictures = [...document.querySelectorAll('img, video')].filter(isSeen).map((picture) => {
      const box = picture.getBoundingClientRect();
      const clip = clipOf(picture);
      const seen = {
        left: Math.max(box.left, clip.left),
        top: Math.max(box.top, clip.top),
        right: Math.min(box.right, clip.right),
        bottom: Math.min(box.bottom, clip.bottom),
      };
      return { box: seen, control: controlOf(picture) };
    });

    const scrolls = [document.documentElement, ...document.querySelectorAll('body, main, section')];
    return {
      screen,
      scroll: [
        Math.max(...scrolls.map((element) => element.scrollWidth - innerWidth)),
        Math.max(...scrolls.map((element) => element.scrollHeight - innerHeight)),
      ],
      controls: buttons.map((button) => ({
        name: button.textContent?.trim() ?? '',
        box: boxOf(button.getBoundingClientRect()),
        isFace: button.closest('ul') !== null,
      })),
      texts,
      pictures: pictures.filter(({ box }) => box.right - box.left < innerWidth * 0.9),
    };
  };

  const { style } = document.documentElement;
  const readings = factors.map((factor) => {
    style.setProperty('--text-factor', String(factor));
    return readOnce();
  });
  style.removeProperty('--text-factor');
  return readings;
}

/** Runs in the page. Times, codes and names stay: no language makes them longer. */
function lengthenInPage({ share, except }: { share: number; except: readonly string[] }): void {
  const kept = new Map<Node, string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.nodeValue ?? '';
    if (!/[a-zé]{2}/.test(words) || except.includes(words.trim())) continue;
    // Its letters were counted, which only the page itself does: longer ones are for a test that tells the page of them.
    if (node.parentElement?.style.getPropertyValue('--letters')) continue;
    kept.set(node, words);
    const more = Math.round(words.length * share);
    // A sentence grows by words, a single word by letters.
    const tail = words.trim().includes(' ') ? ' nei an dat ware jo'.repeat(3) : 'entelisert';
    node.nodeValue = `${words}${tail.slice(0, more)}`;
  }
  Object.assign(window, { wordsAsTheyWere: kept });
}
