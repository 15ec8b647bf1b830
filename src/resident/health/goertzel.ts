/**
 * How much of one tone is in a piece of sound (Goertzel 1958): the amplitude of its sine, 0 … 1.
 * @param samples −1 … 1
 * @param rate samples a second
 */
export function toneIn(samples: Float32Array, hertz: number, rate: number): number {
  const step = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let one = 0;
  let two = 0;
  for (const sample of samples) {
    const next = sample + step * one - two;
    two = one;
    one = next;
  }
  const power = one * one + two * two - step * one * two;
  return (2 * Math.sqrt(Math.max(0, power))) / samples.length;
}
