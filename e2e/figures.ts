import type { Box, Control, Reading, Text } from './measure.ts';

/** What a resident's screen must keep to, in CSS px of about 0.17 mm: hands shake, eyes tire. */
const FIGURE = {
  control: 96,
  primary: 120,
  face: 220,
  gap: 24,
  gapToDanger: 48,
  edge: 24,
  body: 32,
  /** Staff's eyes: 4 mm, 12 pt. */
  staff: 24,
  name: 44,
  clock: 96,
} as const;

/** Half a pixel is the rounding of the browser, not of the layout. */
const ROUNDING = 0.5;

export type Rules = {
  /** 1, 1.25 or 1.5: the resident's own size of text. */
  factor: number;
  /** Words of what calls, answers or ends a call. */
  primary: readonly string[];
  /** Words of what ends something: nothing else may be near. */
  danger: readonly string[];
  /** Whether every word follows the factor. */
  grows: boolean;
  /** Only staff read it: the size of text is theirs, that of what is pressed a resident's. */
  forStaff?: boolean;
  /** Names of people that stand alone, such as on a tile. */
  names: readonly string[];
};

/** What is wrong with a screen, in words; nothing, if it keeps to every figure. */
export function faultsOf(reading: Reading, rules: Rules): string[] {
  return [
    ...scrollFaults(reading),
    ...reading.controls.flatMap((control) => sizeFaults(control, reading, rules)),
    ...pairsOf(reading.controls).flatMap((pair) => gapFaults(pair, rules)),
    ...reading.texts.flatMap((text) => [...typeFaults(text, rules), ...cutFaults(text, reading)]),
    ...overlapFaults(reading),
  ];
}

function scrollFaults({ scroll: [across, down] }: Reading): string[] {
  return across > 0 || down > 0 ? [`the page scrolls by ${across} × ${down}`] : [];
}

function sizeFaults({ name, box, isFace }: Control, { screen }: Reading, rules: Rules): string[] {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const least = isFace ? FIGURE.face : FIGURE.control;
  const high = rules.primary.includes(name) ? Math.max(least, FIGURE.primary) : least;
  const toEdge = Math.min(box.left, box.top, screen.right - box.right, screen.bottom - box.bottom);
  return [
    below(width, least) && `“${name}” is ${round(width)} wide, not ${least}`,
    below(height, high) && `“${name}” is ${round(height)} high, not ${high}`,
    below(toEdge, FIGURE.edge) && `“${name}” is ${round(toEdge)} from the edge`,
  ].filter((fault) => fault !== false);
}

function gapFaults([a, b]: readonly [Control, Control], { danger }: Rules): string[] {
  const across = Math.max(a.box.left, b.box.left) - Math.min(a.box.right, b.box.right);
  const down = Math.max(a.box.top, b.box.top) - Math.min(a.box.bottom, b.box.bottom);
  const gap = Math.max(across, down);
  const isDanger = danger.includes(a.name) || danger.includes(b.name);
  const least = isDanger ? FIGURE.gapToDanger : FIGURE.gap;
  return below(gap, least) ? [`“${a.name}” and “${b.name}” are ${round(gap)} apart, not ${least}`] : [];
}

/**
 * A resident's size of text counts on every screen but home and the reader of messages: there six faces of 220 px in
 * their places come first, or 280 letters that must not scroll, and words grow as far as they let them, never below the figure.
 */
function typeFaults({ words, size }: Text, { factor, names, grows, forStaff }: Rules): string[] {
  const isClock = /^\d\d?:\d\d$/.test(words);
  const body = forStaff ? FIGURE.staff : FIGURE.body;
  const least = names.includes(words) ? FIGURE.name : body;
  const grown = isClock ? FIGURE.clock : least * (grows ? factor : 1);
  return below(size, grown) ? [`“${words}” is written in ${round(size)}, not ${grown}`] : [];
}

function cutFaults({ words, lines, clip, control }: Text, { controls, screen }: Reading): string[] {
  const own = controls[control]?.box ?? screen;
  const isCut = lines.some((line) => !isWithin(line, clip) || !isWithin(line, own));
  return isCut ? [`“${words}” is cut off or leaves its button`] : [];
}

/** Nothing may lie over words: neither other words nor a button nor a picture. */
function overlapFaults({ texts, controls, pictures }: Reading): string[] {
  const others = [
    ...controls.map(({ box, name }, control) => ({ box, control, what: `the button “${name}”` })),
    ...pictures.map(({ box, control }) => ({ box, control, what: 'a picture' })),
  ];
  return texts.flatMap((text, index) => {
    const covers = (box: Box) => text.lines.some((line) => overlaps(line, box));
    const words = texts.slice(index + 1).filter((other) => other.lines.some(covers));
    const things = others.filter(({ box, control }) => control !== text.control && covers(box));
    return [
      ...words.map((other) => `“${text.words}” and “${other.words}” lie over each other`),
      ...things.map(({ what }) => `“${text.words}” and ${what} lie over each other`),
    ];
  });
}

const round = (px: number) => Math.round(px * 10) / 10;

const below = (px: number, least: number) => px < least - ROUNDING;

function isWithin(inner: Box, outer: Box): boolean {
  const across = inner.left >= outer.left - ROUNDING && inner.right <= outer.right + ROUNDING;
  return across && inner.top >= outer.top - ROUNDING && inner.bottom <= outer.bottom + ROUNDING;
}

function overlaps(a: Box, b: Box): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > 1 && down > 1;
}

const pairsOf = <T>(all: readonly T[]): (readonly [T, T])[] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
