import { hash, verify } from '@node-rs/argon2';

/** Makes and checks password hashes (argon2id, OWASP's 19 MiB and 2 passes). */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** @param stored null for an unknown e-mail: takes as long as for a known one, and is false */
  check(stored: string | null, password: string): Promise<boolean>;
}

/** @param pepper see `secrets.ts` */
export async function createPasswords(pepper: string): Promise<Passwords> {
  const options = { memoryCost: 19456, timeCost: 2, parallelism: 1, secret: Buffer.from(pepper) };
  const nobodys = await hash('nobody has this password', options);
  return {
    hash: (password) => hash(password, options),
    async check(stored, password) {
      const fits = await verify(stored ?? nobodys, password, options);
      return fits && stored !== null;
    },
  };
}
