import { median } from './median.ts';
import { type Measured, ofGoal, type Row } from './row.ts';

const WIDTH = 1_000;
const LEFT = 430;
const RIGHT = 40;
const ROW = 30;
const TOP = 70;
/** Parts of the goal at both ends of the axis, which is logarithmic. */
const [LEAST, MOST] = [0.1, 30];
const TICKS = [0.1, 0.3, 1, 3, 10, 30];

const COLOURS = { Moien: '#0b6e4f', PeerJS: '#c2410c', 'browser defaults': '#5b6b7b' } as const;
const OTHER = '#7c3aed';
const colourOf = (name: string) => COLOURS[name as keyof typeof COLOURS] ?? OTHER;

/** Each figure in parts of its goal: left of the line is reached. Rows without a goal are left out. */
export function resultsPlot(rows: readonly Row[]): string {
  const drawn = rows.filter(({ goal, ours }) => goal !== null && ours.values.length > 0);
  const height = TOP + drawn.length * ROW + 30;
  const names = [...new Set(drawn.flatMap(({ ours, peers }) => [ours, ...peers].map(({ name }) => name)))];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
${names.map((name, n) => key(name, n)).join('\n')}
${TICKS.map((tick) => axis(tick, height)).join('\n')}
${drawn.map((row, n) => line(row, TOP + n * ROW + ROW / 2)).join('\n')}
</svg>
`;
}

/** Pixels; what lies beyond an end is drawn at the end. */
export function across(part: number): number {
  const held = Math.min(MOST, Math.max(LEAST, part));
  return LEFT + ((WIDTH - LEFT - RIGHT) * Math.log(held / LEAST)) / Math.log(MOST / LEAST);
}

const key = (name: string, n: number) =>
  `<circle cx="${20 + n * 170}" cy="20" r="6" fill="${colourOf(name)}"/><text x="${32 + n * 170}" y="25">${words(name)}</text>`;

function axis(tick: number, height: number): string {
  const x = across(tick).toFixed(1);
  const isGoal = tick === 1;
  return `<line x1="${x}" x2="${x}" y1="${TOP - 12}" y2="${height - 20}" stroke="${isGoal ? '#000' : '#ddd'}"/>
<text x="${x}" y="${TOP - 18}" text-anchor="middle">${isGoal ? 'goal' : `${tick} ×`}</text>`;
}

function line({ bar, measure, ours, peers, goal }: Row, y: number): string {
  const dot = ({ name, values }: Measured) => {
    const part = values.length === 0 ? null : ofGoal(median(values), goal);
    const filled = name === ours.name;
    return part === null
      ? ''
      : `<circle cx="${across(part).toFixed(1)}" cy="${y}" r="6" stroke="${colourOf(name)}" stroke-width="2" fill="${filled ? colourOf(name) : 'none'}"/>`;
  };
  return `<text x="${LEFT - 14}" y="${y + 4}" text-anchor="end">${words(`${bar} ${measure}`.slice(0, 62))}</text>
<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}" stroke="#f0f0f0"/>${peers.map(dot).join('')}${dot(ours)}`;
}

const words = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
