import type { Lab } from './lab.ts';
import { openNamespaces } from './namespaces.ts';
import { openUserspace } from './userspace.ts';

/**
 * Namespaces and emulated lines where the machine gives them, else a relay of our own that shapes what passes.
 * @param isWished the second, though the first may be had
 */
export async function openLab(isWished: boolean): Promise<Lab> {
  if (isWished) return await openUserspace();
  try {
    return await openNamespaces();
  } catch (error) {
    console.log(`No namespaces here (${String(error).split('\n')[0]}): shaping between browser and relay.`);
    return await openUserspace();
  }
}
