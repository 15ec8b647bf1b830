/**
 * Asks the browser not to throw our data away when the disk fills up (Storage Standard §4).
 *
 * @returns whether it promised; `false` too where the browser cannot be asked
 */
export async function requestPersistence(
  storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined,
): Promise<boolean> {
  // A page outside HTTPS has no `navigator.storage`, and an old WebKit has it without these two.
  if (!storage?.persist) return false;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return false;
  }
}
