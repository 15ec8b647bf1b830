/** How large a name can be written on a tile: by its longest piece, since lines break at spaces and hyphens. */
export type NameFit = 'short' | 'long' | 'longest';

/** Letters of 44 px on the narrowest tile (220 px, on a screen of 1024 × 600). */
const FITS = 7;
const FITS_SMALLER = 11;
/** Two lines at most: more would push the face out of its tile. */
const FITS_ON_TWO_LINES = 18;

export function nameFit(name: string): NameFit {
  const longest = Math.max(...(name.match(/[^\s-]+-?|-/g) ?? ['']).map((piece) => [...piece].length));
  if (longest > FITS_SMALLER || [...name].length > FITS_ON_TWO_LINES) return 'longest';
  return longest > FITS ? 'long' : 'short';
}
