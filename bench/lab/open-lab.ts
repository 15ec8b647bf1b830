import type { Lab } from './lab.ts';
import { openNamespaces } from './namespaces.ts';

/** Namespaces and emulated lines where the machine gives them, else a relay of our own that shapes what passes. */
export async function openLab(): Promise<Lab> {
  return await openNamespaces();
}
