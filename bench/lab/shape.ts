/** One way of a line. Left out: as it was. */
export type Shape = {
  /** One way, ms. */
  delay?: number;
  /** On top of the delay, evenly between 0 and this, ms. */
  jitter?: number;
  /** 0–1, each packet by itself. */
  loss?: number;
  /** Losses in bursts (Gilbert–Elliott): the chance that one begins, and that it ends, for each packet. */
  burst?: { begins: number; ends: number };
  /** kbit/s; 0: as much as wanted. */
  rate?: number;
  /** What does not fit into so many ms at this rate is thrown away. */
  queue?: number;
  cut?: boolean;
};

export type Way = 'up' | 'down';
export type LineName = 'tablet' | 'relative' | 'other';

/** What entered a line, bytes of IP packets: what was lost on it was sent all the same. */
export type Counted = Record<Way, number>;

/** The handbook's profile P: a good 4G line, 60 ms to the server and back. */
export const GOOD_4G: Record<Way, Shape> = {
  up: { delay: 30, jitter: 0, loss: 0, burst: { begins: 0, ends: 1 }, rate: 5_000, queue: 300, cut: false },
  down: {
    delay: 30,
    jitter: 0,
    loss: 0,
    burst: { begins: 0, ends: 1 },
    rate: 20_000,
    queue: 300,
    cut: false,
  },
};

/** `{ rate: 80, cut: true }` → `rate 80 cut 1`, as the line's program reads it. */
export function shapeWords(shape: Shape): string {
  const { burst, ...plain } = shape;
  const words = Object.entries(plain).map(([key, value]) => `${key} ${Number(value)}`);
  if (burst) words.push(`burst-begins ${burst.begins}`, `burst-ends ${burst.ends}`);
  return words.join(' ');
}

/** The answer to `count`: `way relative up 12 3400 0 0`. @throws on anything else */
export function readCount(lines: readonly string[]): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const line of lines) {
    const [, name, way, bytes] = /^way (\S+) (up|down) \d+ (\d+) \d+ \d+$/.exec(line) ?? [];
    if (!name || !way) throw new Error(`The line's program said: ${line}`);
    const both = counted.get(name) ?? { up: 0, down: 0 };
    counted.set(name, { ...both, [way]: Number(bytes) });
  }
  return counted;
}

/** A mean burst of so many packets, at this loss over all. @param loss 0–1 */
export function burstsOf(loss: number, length: number): { begins: number; ends: number } {
  const ends = 1 / length;
  return { begins: (loss * ends) / (1 - loss), ends };
}
