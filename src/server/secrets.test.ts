import { createECDH } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPasswords } from './passwords.ts';
import { DATABASE_FILE, loadSecrets } from './secrets.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'moien-secrets-'));
});
afterEach(() => rm(parent, { recursive: true }));

const rights = async (path: string) => (await stat(path)).mode & 0o777;

test('are made once, and are the same ever after', async () => {
  const folder = join(parent, 'data');
  const first = await loadSecrets(folder);
  expect(await loadSecrets(folder)).toEqual(first);
  expect(first.pepper).toMatch(/^[\w-]{43}$/);
});

test('are nobody else’s to read', async () => {
  const folder = join(parent, 'data');
  await loadSecrets(folder);
  expect(await rights(folder)).toBe(0o700);
  expect(await rights(join(folder, 'secrets.json'))).toBe(0o600);
});

test('hold a key pair that belongs together', async () => {
  const { vapid } = await loadSecrets(parent);
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(vapid.privateKey, 'base64url');
  expect(pair.getPublicKey('base64url', 'uncompressed')).toBe(vapid.publicKey);
  expect(Buffer.from(vapid.privateKey, 'base64url')).toHaveLength(32);
  expect(Buffer.from(vapid.publicKey, 'base64url')).toHaveLength(65);
});

test('a damaged file is reported and not replaced: new secrets would lock everybody out', async () => {
  await writeFile(join(parent, 'secrets.json'), '{"pepper":');
  await expect(loadSecrets(parent)).rejects.toThrow(
    'secrets.json in MOIEN_DATA is damaged: restore it from the backup.',
  );
  expect(await readFile(join(parent, 'secrets.json'), 'utf8')).toBe('{"pepper":');
});

test('are not made anew beside a database: no password in it would fit any more', async () => {
  await writeFile(join(parent, DATABASE_FILE), '');
  await expect(loadSecrets(parent)).rejects.toThrow('MOIEN_DATA has a database but no secrets.json');
  expect(await readdir(parent)).toEqual([DATABASE_FILE]);
});

test('are not put into a folder with other things, which keeps its rights', async () => {
  await chmod(parent, 0o755);
  await writeFile(join(parent, 'letter.txt'), '');
  await expect(loadSecrets(parent)).rejects.toThrow('choose an empty one');
  expect(await rights(parent)).toBe(0o755);
  expect(await readdir(parent)).toEqual(['letter.txt']);
});

test('take back the rights of a folder that came from a backup', async () => {
  await loadSecrets(parent);
  await chmod(parent, 0o755);
  await loadSecrets(parent);
  expect(await rights(parent)).toBe(0o700);
});

test('a password fits its hash only with the same pepper', async () => {
  const [ours, theirs] = [await createPasswords('pepper'), await createPasswords('salt')];
  const hash = await ours.hash('correct horse');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await ours.check(hash, 'correct horse')).toBe(true);
  expect(await ours.check(hash, 'correct house')).toBe(false);
  expect(await theirs.check(hash, 'correct horse')).toBe(false);
});

test('nobody signs in without a hash, not even with the password of nobody', async () => {
  const passwords = await createPasswords('pepper');
  expect(await passwords.check(null, 'nobody has this password')).toBe(false);
});
