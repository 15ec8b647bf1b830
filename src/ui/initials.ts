/** How many background colours Avatar.css has. */
const TINTS = 6;

/** The first letters of the first and the last word: “Josée Muller” is “JM”, “Marie” is “M”. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  // By code point: a letter outside the basic plane must not be cut in half.
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}

/** A colour that stays with a name on every screen: 0 to 5. */
export function tintOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % TINTS;
}
