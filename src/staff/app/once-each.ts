/**
 * `ask`, worked out once for each map of records: those never change, so that their answer does not either. Two hundred
 * rows ask the same question of the same map for every letter that is typed into the search.
 */
export function onceEach<M extends object, T>(ask: (map: M) => T): (map: M) => T {
  const known = new WeakMap<M, { answer: T }>();
  return (map) => {
    const found = known.get(map) ?? { answer: ask(map) };
    known.set(map, found);
    return found.answer;
  };
}
