export type Token = {
  kind: 'word' | 'number' | 'gap' | 'stop' | 'sign';
  text: string;
  /** where it stands in the text */
  index: number;
  /** opens a sentence or a quotation, so that its capital says nothing about it */
  opens: boolean;
};

/** Quotation marks and markup are not heard, and a hyphen inside a word hides nothing. */
const UNHEARD = /^(?:[„“”«»"‚‘]|<[^>]*>|-(?=.))$/u;

const PIECE =
  /\{\{[^}]*\}\}|<[^>]*>|https?:\/\/\S+|\S+@\S+|\d+(?:[.,:]\d+)*|’t(?!\p{L})|[\p{L}\p{M}]+’?|(?<=[\p{L}\d])-(?=[\p{L}\d])|\S/gu;

/** Cuts a text into what is heard one after the other. `d’Foto` is two words, `QR-Code` too. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let opens = true;
  for (const { 0: piece, index } of text.replaceAll("'", '’').matchAll(PIECE)) {
    if (isHyphenInside(text, piece, index)) continue;
    if (UNHEARD.test(piece)) {
      if (piece === '„') opens = true;
      continue;
    }
    const kind = kindOf(piece);
    tokens.push({ kind, text: piece, index, opens });
    opens = kind === 'stop' ? opens || !/[,;]/.test(piece) : false;
  }
  return tokens;
}

function isHyphenInside(text: string, piece: string, index: number): boolean {
  return piece === '-' && /[\p{L}\d]-[\p{L}\d]/u.test(text.slice(index - 1, index + 2));
}

function kindOf(piece: string): Token['kind'] {
  if (piece.startsWith('{{')) return 'gap';
  if (/^\d/.test(piece)) return 'number';
  if (/^’?\p{L}/u.test(piece)) return /[@:]/.test(piece) ? 'sign' : 'word';
  return /^[.,;:!?()/…–—·-]$/u.test(piece) ? 'stop' : 'sign';
}
