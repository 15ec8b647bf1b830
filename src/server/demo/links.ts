import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Secret } from '../../protocol/primitives.ts';
import { LINKS_FILE } from './fresh.ts';

/** What the demo prints: the words before the colon, and the path behind the address. */
const Link = v.object({ label: v.string(), page: v.string(), name: v.string(), secret: Secret });
export type Link = v.InferOutput<typeof Link>;

/** The links of the last run; null on an empty folder. They stay the same, so that a bookmark still works. */
export async function readLinks(folder: string): Promise<Link[] | null> {
  const text = await readFile(join(folder, LINKS_FILE), 'utf8').catch(() => null);
  const links = text === null ? [] : v.parse(v.array(Link), JSON.parse(text));
  return links.length === 0 ? null : links;
}

export async function keepLinks(folder: string, links: readonly Link[]): Promise<void> {
  await writeFile(join(folder, LINKS_FILE), JSON.stringify(links, null, 2), { mode: 0o600 });
}

/** `Tablet (Anne Weber, Français): http://localhost:8080/resident/#pair=…` */
export const lineOf = ({ label, page, name, secret }: Link, origin: string) =>
  `${label}: ${origin}/${page}/#${name}=${secret}`;
