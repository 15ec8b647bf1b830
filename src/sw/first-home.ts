import type { FirstHome } from '../data/first-home.ts';
import type { EpochMs, Hours } from '../protocol/primitives.ts';

/** The launcher's place in its page, which stands empty until it runs. */
const PLACE = '<div id="app"></div>';
const LANGUAGE = /<html lang="[a-z]*"/;

/**
 * The launcher's page with the faces already on it. They are to be seen and not to be pressed (`inert`) until the launcher
 * has drawn its own below and takes these away (`resident/app/first-home`).
 * @returns the page as it is when it has no such place, or when the resident's night is on, which has another screen
 */
export function withFirstHome(page: string, home: FirstHome, now: EpochMs): string {
  const { markup, language, textFactor, night } = home;
  if (isWithin(night, now) || !page.includes(PLACE)) return page;
  const faces = `<div id="first-home" inert aria-hidden="true">${markup}</div>`;
  // As functions: a name may hold a dollar sign, which a replacement text would take for a command.
  return page
    .replace(PLACE, () => faces + PLACE)
    .replace(LANGUAGE, () => `<html lang="${language}" data-text-factor="${textFactor}"`);
}

/** As `protocol/hours` does it, in UTC. */
function isWithin({ from, until }: Hours, now: EpochMs): boolean {
  const minute = Math.floor(now / 60_000) % 1_440;
  if (from <= until) return minute >= from && minute < until;
  return minute >= from || minute < until;
}
