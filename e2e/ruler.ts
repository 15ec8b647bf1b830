import { faultsOf, type Rules } from './figures.ts';
import { read, settle } from './measure.ts';
import type { Look } from './tablet-walk.ts';

/** Tablets, in CSS px, lying and upright. */
export const SCREENS = [
  [1280, 800],
  [800, 1280],
  [1024, 768],
  [768, 1024],
  [1024, 600],
  [600, 1024],
] as const;
export const FACTORS = [1, 1.25, 1.5];

/** Six faces, or a long message and the five things to do about it: words grow there as far as there is room. */
const isFull = (screen: string) => screen.startsWith('home') || screen === 'reader';

type Plan = { sizes: readonly (readonly [number, number])[]; factors: readonly number[] };

/** Puts the ruler to the screen at every size of tablet and of text, and keeps what is wrong. */
export async function measure(look: Look, { sizes, factors }: Plan): Promise<string[]> {
  const { page, screen, relations: _, ...words } = look;
  const faults: string[] = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await settle(page);
    const readings = await read(page, factors);
    readings.forEach((reading, index) => {
      const factor = factors[index] ?? 1;
      const rules: Rules = { factor, grows: !isFull(screen), ...words };
      const where = `${screen}, ${width} × ${height}, text × ${factor}`;
      faults.push(...faultsOf(reading, rules).map((fault) => `${where}: ${fault}`));
    });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return faults;
}
