import { createECDH, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ConfigError } from './config.ts';
import { LOCK_FILE } from './folder-lock.ts';

/**
 * - `pepper`: mixed into every password hash, so that a stolen database alone cannot be searched for passwords
 * - `vapid`: the key pair that names this server to push services (RFC 8292), P-256, base64url
 */
const Secrets = v.object({
  pepper: v.string(),
  vapid: v.object({ publicKey: v.string(), privateKey: v.string() }),
});
export type Secrets = v.InferOutput<typeof Secrets>;

const FILE = 'secrets.json';
/** In the data folder, beside the secrets. */
export const DATABASE_FILE = 'moien.sqlite';

/**
 * Makes the data folder if it is missing, and the owner's alone.
 *
 * @returns the names of what is in it
 * @throws ConfigError when it is somebody else's
 */
export async function openFolder(dataDir: string): Promise<readonly string[]> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const found = await readdir(dataDir);
  // `/tmp` or a home must not lose its rights to a slip of the pen. A volume of its own has a `lost+found`.
  const ours = [DATABASE_FILE, LOCK_FILE];
  const isOurs = found.some((name) => ours.includes(name) || name.startsWith(FILE));
  if (!isOurs && found.some((name) => name !== 'lost+found')) {
    throw new ConfigError('The folder in MOIEN_DATA holds something else: choose an empty one.');
  }
  await chmod(dataDir, 0o700);
  return found;
}

/**
 * Reads the data folder's secrets, or makes them once. Folder and file are the owner's alone.
 *
 * @param dataDir made if it is missing
 * @throws ConfigError when the folder is somebody else's, or the file damaged or gone: with new secrets no password would
 * fit any more
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const found = await openFolder(dataDir);
  if (found.includes(FILE)) return await readSecrets(join(dataDir, FILE));
  if (found.includes(DATABASE_FILE)) {
    throw new ConfigError('MOIEN_DATA has a database but no secrets.json: restore it from the backup.');
  }
  const secrets = makeSecrets();
  await writeOwnerOnly(join(dataDir, FILE), JSON.stringify(secrets, null, 2));
  return secrets;
}

async function readSecrets(file: string): Promise<Secrets> {
  const text = await readFile(file, 'utf8');
  try {
    return v.parse(Secrets, JSON.parse(text));
  } catch {
    throw new ConfigError('secrets.json in MOIEN_DATA is damaged: restore it from the backup.');
  }
}

function makeSecrets(): Secrets {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url', 'uncompressed');
  // A private key may begin with zero bytes, which Node leaves away and push libraries refuse.
  const privateKey = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32);
  return {
    pepper: randomBytes(32).toString('base64url'),
    vapid: { publicKey, privateKey: privateKey.toString('base64url') },
  };
}

/** Half a file of secrets after a power cut would be worse than none. */
async function writeOwnerOnly(file: string, text: string): Promise<void> {
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
