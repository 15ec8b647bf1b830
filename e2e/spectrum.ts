export type Sound = { samples: Float32Array; rate: number };

/** A stretch with sound: seconds from the start, its root mean square and its peak, 0…1. */
export type Stretch = { from: number; to: number; rms: number; peak: number };

/** @returns which share of the sound's energy lies between two frequencies in Hz, 0…1 */
export function energyIn({ samples, rate }: Sound, low: number, high: number): number {
  const size = 2 ** Math.ceil(Math.log2(samples.length));
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  real.set(samples);
  transform(real, imaginary);
  let inside = 0;
  let all = 0;
  for (let bin = 0; bin <= size / 2; bin++) {
    const energy = (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
    const hertz = (bin * rate) / size;
    all += energy;
    if (hertz >= low && hertz <= high) inside += energy;
  }
  return inside / all;
}

/** The stretches that sound; what rests for less than `gap` seconds is one stretch. */
export function soundings({ samples, rate }: Sound, { gap }: { gap: number }): Stretch[] {
  const AUDIBLE = 0.002;
  const stretches: { first: number; last: number }[] = [];
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) < AUDIBLE) continue;
    const current = stretches.at(-1);
    if (current && (index - current.last) / rate < gap) current.last = index;
    else stretches.push({ first: index, last: index });
  }
  return stretches.map(({ first, last }) => {
    const part = samples.subarray(first, last + 1);
    const peak = part.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    const rms = Math.sqrt(part.reduce((sum, sample) => sum + sample ** 2, 0) / part.length);
    return { from: first / rate, to: last / rate, rms, peak };
  });
}

/** Fast Fourier transform in place (Cooley and Tukey, radix 2); the length is a power of two. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  reverseBits(real, imaginary);
  for (let half = 1; half < real.length; half *= 2) {
    for (let k = 0; k < half; k++) {
      const cos = Math.cos((-Math.PI * k) / half);
      const sin = Math.sin((-Math.PI * k) / half);
      for (let even = k; even < real.length; even += 2 * half) {
        const odd = even + half;
        const [re = 0, im = 0] = [real[odd], imaginary[odd]];
        const [oddRe, oddIm] = [re * cos - im * sin, re * sin + im * cos];
        const [evenRe = 0, evenIm = 0] = [real[even], imaginary[even]];
        real[even] = evenRe + oddRe;
        imaginary[even] = evenIm + oddIm;
        real[odd] = evenRe - oddRe;
        imaginary[odd] = evenIm - oddIm;
      }
    }
  }
}

/** Puts each sample where the transform wants it: at its index, read backwards in bits. */
function reverseBits(...parts: Float64Array[]): void {
  const length = parts[0]?.length ?? 0;
  for (let index = 1, mirrored = 0; index < length; index++) {
    let bit = length >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (index >= mirrored) continue;
    for (const part of parts) {
      const kept = part[index] ?? 0;
      part[index] = part[mirrored] ?? 0;
      part[mirrored] = kept;
    }
  }
}
