import { encode } from 'uqr';

export type QrPath = {
  /** Modules a side, with the quiet zone. */
  size: number;
  /** The dark modules, as the `d` of one SVG path with one unit a module. */
  d: string;
};

/** Modules of white around the code that scanners need (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;

/** A QR code as one path. Level M: a sheet gets folded and a little dirty. */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const d = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('');
  return { size, d };
}
