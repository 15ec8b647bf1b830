import type { Id } from '../../../protocol/primitives.ts';
import type { Resident } from '../../../protocol/records.ts';

export type Entry<T> = { id: Id; body: T };

/** Chromium has no Luxembourgish collation; German puts ä, é and ë where a Luxembourger looks for them. */
const order = new Intl.Collator('de', { sensitivity: 'base', numeric: true });

/** Without accents and case: *Schmît* is found by *schmit*, and *Zoé* by *zoe*. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’'-]/g, ' ').trim();
}

/** *Anne Weber*, or the one name there is. */
export function fullName(resident: Pick<Resident, 'givenName' | 'familyName'>): string {
  return `${resident.givenName} ${resident.familyName}`.trim();
}

/** Residents by family name, then given name. */
export function sortResidents(residents: ReadonlyMap<Id, Resident>): Entry<Resident>[] {
  return [...residents]
    .map(([id, body]) => ({ id, body }))
    .sort((a, b) => order.compare(sortName(a.body), sortName(b.body)));
}

/** Those whose name or room begins, in some word, with every word of the query; all of them for an empty query. */
export function findResidents(sorted: readonly Entry<Resident>[], query: string): Entry<Resident>[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return sorted.filter(({ body }) => {
    const words = fold(`${fullName(body)} ${body.room}`).split(/\s+/);
    return wanted.every((want) => words.some((word) => word.startsWith(want)));
  });
}

function sortName(resident: Resident): string {
  return `${resident.familyName || resident.givenName} ${resident.givenName}`;
}
