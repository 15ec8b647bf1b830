/** One note. Times in seconds from the start of the phrase; `hertz` of its fundamental. */
export type Note = { at: number; seconds: number; hertz: number };

/**
 * One way to ring. `every`: a phrase starts each so many seconds; null: once. `loudness` at full, 0…1; `startsAt`: the share of
 * it that is heard at once; `fadeInSeconds` until it is full; `harmonics`: amplitude of the 1st, 2nd, 3rd … harmonic.
 */
export type Melody = {
  notes: readonly Note[];
  every: number | null;
  loudness: number;
  startsAt: number;
  fadeInSeconds: number;
  harmonics: readonly number[];
};

const A4 = 440;
const C5 = 523.25;
const E5 = 659.26;
const G5 = 783.99;

/** Odd ones, up to the fifth: complex tones wake old ears where pure ones do not, and little lies above 2.6 kHz. */
const ODD = [1, 0, 0.55, 0, 0.35];

/**
 * Somebody rings here: four rising notes in one second, then one second of rest. Fundamentals of 400–800 Hz are heard
 * longest by ageing ears, and small loudspeakers still give them; it fades in, so as not to startle. Never three equal
 * pulses: that is the sign to leave the building (ISO 8201).
 */
export const INCOMING: Melody = {
  notes: [
    { at: 0, seconds: 0.24, hertz: A4 },
    { at: 0.25, seconds: 0.24, hertz: C5 },
    { at: 0.5, seconds: 0.24, hertz: E5 },
    { at: 0.75, seconds: 0.25, hertz: G5 },
  ],
  every: 2,
  loudness: 0.8,
  startsAt: 0.1,
  fadeInSeconds: 4.5,
  harmonics: ODD,
};

/** It rings there: two low, soft notes and a long rest. */
export const OUTGOING: Melody = {
  notes: [
    { at: 0, seconds: 0.45, hertz: A4 },
    { at: 0.5, seconds: 0.5, hertz: C5 },
  ],
  every: 4,
  loudness: 0.2,
  startsAt: 0.1,
  fadeInSeconds: 0.5,
  harmonics: [1, 0, 0.3],
};

/** A call is over: two soft notes that fall, once. */
export const FAREWELL: Melody = {
  notes: [
    { at: 0, seconds: 0.5, hertz: E5 },
    { at: 0.55, seconds: 0.8, hertz: A4 },
  ],
  every: null,
  loudness: 0.25,
  startsAt: 0.6,
  fadeInSeconds: 0.3,
  harmonics: [1, 0, 0.3],
};
