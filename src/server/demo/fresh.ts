import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../config.ts';
import { lockFolder } from '../folder-lock.ts';

/** What `demo/links.ts` leaves in the folder: proof that a folder is the demo's own. */
export const LINKS_FILE = 'demo-links.json';

/**
 * Removes the demo's data.
 * @throws ConfigError for a folder that holds something else: `--fresh --data ~` must not empty a home; and for one in use
 */
export async function startAnew(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  if (!existsSync(join(folder, LINKS_FILE))) {
    throw new ConfigError(`--fresh only removes a folder that the demo has made, and ${folder} is not one.`);
  }
  const unlock = lockFolder(folder);
  await rm(folder, { recursive: true });
  unlock();
}
