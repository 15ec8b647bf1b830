import { createECDH, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

/**
 * - `pepper`: mixed into every password hash, so that a stolen database alone cannot be searched for passwords
 * - `vapid`: the key pair that names this server to push services (RFC 8292), P-256, base64url
 */
const Secrets = v.object({
  pepper: v.string(),
  vapid: v.object({ publicKey: v.string(), privateKey: v.string() }),
});
export type Secrets = v.InferOutput<typeof Secrets>;

/**
 * Reads the data folder's secrets, or makes them once. Folder and file are the owner's alone.
 *
 * @param dataDir made if it is missing
 * @throws when the folder cannot be written or the file is damaged; a new file would lock everybody out
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await chmod(dataDir, 0o700);
  const file = join(dataDir, 'secrets.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) return v.parse(Secrets, JSON.parse(text));
  const secrets = makeSecrets();
  await writeOwnerOnly(file, JSON.stringify(secrets, null, 2));
  return secrets;
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
