import type { Page } from '@playwright/test';
import { LANGUAGES, type Language } from '../src/i18n/languages.ts';

/** A page of a telephone as somebody with a ruler reads it. */
type Reading = {
  /** What `<html lang>` says. */
  lang: string;
  /** By how much it could be pushed sideways, in CSS px. */
  across: number;
  /** Words that are cut off, leave the screen, or leave their button. */
  cut: string[];
  /** Of a screen of a call: what lies below the edge of the glass. */
  below: string[];
  /** Every word that is seen or read aloud. */
  texts: string[];
};

/** What is wrong with a page in a language, in words; nothing, if all is well. */
export async function phoneFaults(page: Page, language: Language): Promise<string[]> {
  const { lang, across, cut, below, texts } = await page.evaluate(readInPage);
  const foreign = await foreignTo(language);
  return [
    ...(lang === language ? [] : [`the page says that it is in ${lang}, not in ${language}`]),
    ...(across > 0 ? [`the page can be pushed sideways by ${across} px`] : []),
    ...cut.map((words) => `“${words}” is cut off`),
    ...below.map((words) => `“${words}” lies below the edge`),
    ...texts.flatMap((words) => foreign(words).map((whose) => `“${words}” is ${whose}`)),
  ];
}

/** Literals so long stand in one language only by no accident. */
const TELLING_LETTERS = 10;

const kept = new Map<Language, string[]>();

async function wordsIn(language: Language): Promise<string[]> {
  const known = kept.get(language);
  if (known) return known;
  const fronts = await Promise.all(
    ['relative', 'ring'].map(
      (front) => import(`../src/i18n/locales/${language}/${front}.json`, { with: { type: 'json' } }),
    ),
  );
  const words = fronts.flatMap(({ default: all }) => Object.values(all as Record<string, string>));
  kept.set(language, words);
  return words;
}

/** Finds words of another language, bare keys and empty places. */
async function foreignTo(language: Language): Promise<(words: string) => string[]> {
  const own = await wordsIn(language);
  const parts = (text: string) => text.split(/\{\{\w+\}\}/);
  const others = LANGUAGES.filter((other) => other !== language);
  const telling: { part: string; other: Language }[] = [];
  const whole = new Map<string, Language>();
  for (const other of others) {
    for (const text of await wordsIn(other)) {
      if (!own.includes(text)) whole.set(text, other);
      for (const part of parts(text).map((one) => one.trim()))
        if (part.length >= TELLING_LETTERS && !own.some((mine) => mine.includes(part)))
          telling.push({ part, other });
    }
  }
  return (words) => {
    const found = telling.find(({ part }) => words.includes(part))?.other ?? whole.get(words);
    const isBare = /\{\{|\}\}|^[a-z]+(\.[a-zA-Z-]+)+$/.test(words);
    return [...(found ? [`in ${found}`] : []), ...(isBare ? ['no words'] : [])];
  };
}

/** Runs in the page, so it may use nothing from outside. */
function readInPage(): Reading {
  const ROUNDING = 1;
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  // What is hidden from eyes is cut off on purpose; what may be scrolled down is not lost.
  const isWithin = (line: DOMRect, element: Element): boolean => {
    if (line.left < -ROUNDING || line.right > innerWidth + ROUNDING) return false;
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      const isButton = at instanceof HTMLButtonElement;
      const isAcross = line.left >= box.left - ROUNDING && line.right <= box.right + ROUNDING;
      const isDown = line.top >= box.top - 4 && line.bottom <= box.bottom + 4;
      if ((overflowX !== 'visible' || isButton) && !isAcross) return false;
      if ((['hidden', 'clip'].includes(overflowY) || isButton) && !isDown) return false;
    }
    return true;
  };
  const dialog = document.querySelector('dialog[open]');
  const texts: string[] = [];
  const cut: string[] = [];
  const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.nodeValue?.replace(/\s+/g, ' ').trim();
    if (!words || !parent || parent.closest('script, style, option')) continue;
    texts.push(words);
    if (!isSeen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some((line) => !isWithin(line, parent))) cut.push(words);
  }
  const pen = document.createElement('canvas').getContext('2d');
  for (const select of document.querySelectorAll('select')) {
    const chosen = select.selectedOptions[0]?.textContent ?? '';
    const { font, paddingLeft, paddingRight } = getComputedStyle(select);
    if (pen) pen.font = font;
    const room = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    if (isSeen(select) && pen && pen.measureText(chosen).width > room + ROUNDING) cut.push(chosen);
  }
  for (const named of document.querySelectorAll('[aria-label], [alt]'))
    texts.push(named.getAttribute('aria-label') ?? named.getAttribute('alt') ?? '');
  const buttons = [...document.querySelectorAll('.stage button')];
  return {
    lang: document.documentElement.lang,
    across: document.documentElement.scrollWidth - innerWidth,
    cut,
    below: buttons
      .filter((button) => button.getBoundingClientRect().bottom > innerHeight)
      .map((button) => button.textContent ?? ''),
    texts,
  };
}
