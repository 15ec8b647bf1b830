/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'image' | 'heic' | 'other';

const starts: readonly (readonly [number, string])[] = [
  [0, '\xff\xd8\xff'],
  [0, '\x89PNG'],
  [0, 'GIF8'],
  [0, 'BM'],
  [8, 'WEBP'],
  [4, 'ftypavif'],
];

/** Signatures from the WHATWG MIME Sniffing Standard §6.1; HEIC (ISO 23008-12) is told apart because few browsers read it. */
export function fileKind(head: Uint8Array): FileKind {
  const text = String.fromCharCode(...head.subarray(0, 16));
  if (starts.some(([at, mark]) => text.startsWith(mark, at))) return 'image';
  return /^ftyp(hei|hev|mif1|msf1)/.test(text.slice(4)) ? 'heic' : 'other';
}
