import type { Servable } from '../../protocol/tablet-routes.ts';

/** Letters with and without their accents are the same to a hurried nurse: *hoffmann* finds *Höffmann*. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Those whose name or room begins with every word that was typed; all of them for nothing typed. */
export function findPeople(people: readonly Servable[], sought: string): readonly Servable[] {
  const wanted = plain(sought).split(/\s+/).filter(Boolean);
  return people.filter(({ name, room }) => {
    const parts = plain(`${name} ${room}`).split(/[\s-]+/);
    return wanted.every((word) => parts.some((part) => part.startsWith(word)));
  });
}
