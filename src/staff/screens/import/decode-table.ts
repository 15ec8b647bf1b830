/**
 * The text of a file that some spreadsheet wrote: UTF-8 with or without mark, UTF-16 (Excel's *Unicode text*), or else
 * Windows-1252, in which every byte is a letter and which therefore comes last.
 */
export function decodeTable(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
