import { median } from './median.ts';
import { goalWords, type Measured, ofGoal, plain, type Row, verdict } from './row.ts';

const WIDTH = 1_200;
/** Where the axis begins and ends; figures stand behind it. */
const [LEFT, RIGHT] = [474, 984];
const ROW = 30;
const TOP = 96;
/** Parts of the goal at both ends of the axis, which is logarithmic. */
const [LEAST, MOST] = [0.1, 30];
const TICKS = [0.1, 0.3, 1, 3, 10, 30];
const DOT = 6;

const COLOURS = { Moien: '#0b6e4f', PeerJS: '#c2410c', 'browser defaults': '#5b6b7b' } as const;
const OTHER = '#7c3aed';
const MISSED = '#b42318';
const SOFT = '#5f6b76';
const colourOf = (name: string) => COLOURS[name as keyof typeof COLOURS] ?? OTHER;

/** Each figure in parts of its goal: left of the line is reached. Rows without a goal, or not measured, are left out. */
export function resultsPlot(rows: readonly Row[]): string {
  const drawn = rows.filter(({ goal, ours }) => goal !== null && ours.values.length > 0);
  const bottom = TOP + drawn.length * ROW;
  const names = [...new Set(drawn.flatMap(({ ours, peers }) => [ours, ...peers].map(({ name }) => name)))];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 36}" font-family="system-ui, sans-serif" font-size="13" fill="#1b2329">
<title>Each figure in parts of its goal: left of the line is reached</title>
<rect width="${WIDTH}" height="${bottom + 36}" fill="#fff"/>
<rect x="${LEFT}" y="${TOP}" width="${across(1) - LEFT}" height="${bottom - TOP}" fill="#eef6f2"/>
${names.map((name, n) => key(name, n, name === drawn[0]?.ours.name)).join('\n')}
${TICKS.map((tick) => axis(tick, bottom)).join('\n')}
<text x="${across(1) - 10}" y="${bottom + 22}" text-anchor="end" fill="${SOFT}">← reached</text>
<text x="${across(1) + 10}" y="${bottom + 22}" fill="${SOFT}">missed →</text>
${drawn.map((row, n) => line(row, TOP + n * ROW, row.bar !== drawn[n - 1]?.bar)).join('\n')}
</svg>
`;
}

/** Pixels; what lies beyond an end is drawn at the end. */
export function across(part: number): number {
  const held = Math.min(MOST, Math.max(LEAST, part));
  return LEFT + ((RIGHT - LEFT) * Math.log(held / LEAST)) / Math.log(MOST / LEAST);
}

function key(name: string, n: number, isOurs: boolean): string {
  const x = LEFT + n * 150;
  return `${dot({ x: x + DOT, y: 24, name, isOurs })}<text x="${x + 20}" y="28">${words(name)}</text>`;
}

function axis(tick: number, bottom: number): string {
  const x = across(tick).toFixed(1);
  const isGoal = tick === 1;
  return `<line x1="${x}" x2="${x}" y1="${TOP - 8}" y2="${bottom}" stroke="${isGoal ? '#1b2329' : '#dde3e8'}"/>
<text x="${x}" y="${TOP - 16}" text-anchor="middle"${isGoal ? ' font-weight="600"' : ` fill="${SOFT}"`}>${isGoal ? 'goal' : `${tick} ×`}</text>`;
}

/** @param begins the first row of its bar */
function line(row: Row, top: number, begins: boolean): string {
  const { bar, measure, ours, peers, goal, unit } = row;
  const y = top + ROW / 2;
  const isMissed = verdict(row) !== 'reached';
  // Two who are equally far off are seen both.
  const aside = (n: number) => (peers.length < 2 ? 0 : n * 6 - 3);
  const marks = [
    ...peers.flatMap((one, n) => mark(one, goal, { y: y + aside(n), isOurs: false })),
    ...mark(ours, goal, { y, isOurs: true }),
  ];
  const rule = begins ? `<line x1="16" x2="${WIDTH - 16}" y1="${top}" y2="${top}" stroke="#e8ecef"/>` : '';
  const number = begins ? `<text x="20" y="${y + 4}" font-weight="600">${words(bar)}</text>` : '';
  const figure = `${plain(median(ours.values))} ${unit}`.trim();
  return `${rule}${number}<text x="${LEFT - 16}" y="${y + 4}" text-anchor="end">${words(short(measure))}</text>
${marks.join('')}<text x="${RIGHT + 20}" y="${y + 4}" font-weight="600"${isMissed ? ` fill="${MISSED}"` : ''}>${words(figure)}</text>
<text x="${WIDTH - 16}" y="${y + 4}" text-anchor="end" fill="${SOFT}">${words(goalWords(row))}</text>`;
}

/** Whoever is so far off that the axis ends before is an arrow. */
function mark({ name, values }: Measured, goal: Row['goal'], { y, isOurs }: { y: number; isOurs: boolean }) {
  const part = values.length === 0 ? null : ofGoal(median(values), goal);
  if (part === null) return [];
  if (part <= MOST) return [dot({ x: across(part), y, name, isOurs })];
  const colour = colourOf(name);
  return [`<path d="M${RIGHT - 5} ${y - 6}l11 6l-11 6z" stroke="${colour}" stroke-width="2" fill="#fff"/>`];
}

type Dot = { x: number; y: number; name: string; isOurs: boolean };

const dot = ({ x, y, name, isOurs }: Dot) =>
  `<circle cx="${x.toFixed(1)}" cy="${y}" r="${DOT}" stroke="${colourOf(name)}" stroke-width="2" fill="${isOurs ? colourOf(name) : '#fff'}"/>`;

/** What fits before the axis; whole words. */
function short(measure: string): string {
  const most = 62;
  if (measure.length <= most) return measure;
  return `${measure.slice(0, measure.lastIndexOf(' ', most - 1)).replace(/[,:]$/, '')} …`;
}

const words = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
