import type { Token } from './n-rule-tokens.ts';

/** What the next thing heard asks of a final n. `gap`: a placeholder, whose first sound nobody can know. */
export type Context = 'keep' | 'drop' | 'optional' | 'unknown' | 'gap';

/** Orthografie (2019) §6: before these the writer is free. */
const OPTIONAL = new Set([
  ...['si', 'se', 'sech', 'sou', 'säi', 'säin', 'säint', 'seng', 'senge', 'sengen', 'sengem', 'senger'],
]);

/** Sounds before which the n stays; the end of a phrase does the same. */
const KEEPING = /^[aeiouäëéèêöüàáâæîíïôóœûúdhntz]/;

/** Borrowed words are heard, not read: *en Job* with a d, *e Journal* without. */
const JOB_LIKE = /^(?:job|jeans|jet|jazz|jogg|jackpot|jumbo|joystick)/;
const CHAT_LIKE = /^(?:chat|check|chip|chill|champions)/;
const CHEF_LIKE = /^(?:chef|chance|chauff|chantier|charge|chiff|choix|chron|chor|chrëscht)/;
const USER_LIKE = /^(?:user$|users$|usb)/;

/** How the names of the letters begin: *eff, ell, err* with a vowel, *tsee, dee, ha, tee, zett*. */
const LETTERS_THAT_KEEP = 'ACDEFHILMNORSTUXZ';

/** @param next what is heard after the word, `undefined` at the end of the text */
export function contextOf(next: Token | undefined): Context {
  if (next === undefined || next.kind === 'stop') return 'keep';
  if (next.kind === 'gap') return 'gap';
  if (next.kind === 'number') return contextOfNumber(next.text);
  return next.kind === 'word' ? contextOfWord(next.text.replaceAll('’', '')) : 'unknown';
}

function contextOfWord(text: string): Context {
  const word = text.toLowerCase();
  if (OPTIONAL.has(word)) return 'optional';
  if (text.length > 1 && text === text.toUpperCase()) return contextOfInitials(text);
  if (JOB_LIKE.test(word) || CHAT_LIKE.test(word)) return 'keep';
  if (CHEF_LIKE.test(word) || USER_LIKE.test(word)) return 'drop';
  // ch, soft c and y have two sounds each
  if (/^(?:ch|c[eiéèêy]|y)/.test(word)) return 'unknown';
  return byFirstLetter(word);
}

/** *PIN* is a word and *USB* is spelled: only where both ways agree is there an answer. */
function contextOfInitials(text: string): Context {
  const spelled = LETTERS_THAT_KEEP.includes(text.charAt(0)) ? 'keep' : 'drop';
  return spelled === byFirstLetter(text.toLowerCase()) ? spelled : 'unknown';
}

function byFirstLetter(word: string): Context {
  return KEEPING.test(word) ? 'keep' : 'drop';
}

/** Only words that begin with 4, 5, 6 or 7 drop the n: *véier, fënnef, sechs, siwen* and what is built on them. */
function contextOfNumber(text: string): Context {
  const whole = Number.parseInt(text.replace(/\.(?=\d{3})/g, ''), 10);
  return /[4567]/.test(String(firstSpokenDigit(whole))) ? 'drop' : 'keep';
}

function firstSpokenDigit(n: number): number {
  if (n >= 1100 && n < 2000) return firstSpokenDigit(Math.floor(n / 100));
  if (n >= 1000) return firstSpokenDigit(Math.floor(n / 1000));
  if (n >= 100) return Math.floor(n / 100);
  // *fënnefanzwanzeg*: the unit comes first
  return n % 10 === 0 ? Math.floor(n / 10) : n % 10;
}
