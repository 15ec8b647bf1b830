/** What a keypad on a tablet is asked for, and a nurse can keep in mind. */
const PIN = /^\d{4,8}$/;

export const isPin = (text: string): boolean => PIN.test(text);

/** What everybody tries first: one digit again and again, or digits in a row. */
export function isEasyPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

/**
 * Four digits to begin with, none of the easy ones.
 * @param random a whole number from 0 to 4294967295
 */
export function suggestPin(random: () => number): string {
  for (;;) {
    const pin = String(random() % 10_000).padStart(4, '0');
    if (!isEasyPin(pin)) return pin;
  }
}
