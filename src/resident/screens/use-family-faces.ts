import { useEffect, useState } from 'preact/hooks';

type Part = typeof import('./FamilyFaces.tsx').FamilyFaces;

/** Most calls are between two: the places for more are fetched when somebody comes. Null: until then, or nobody has. */
export function useFamilyFaces(isWanted: boolean): Part | null {
  const [part, setPart] = useState<{ Faces: Part } | null>(null);
  useEffect(() => {
    if (isWanted)
      import('./FamilyFaces.tsx').then(({ FamilyFaces: Faces }) => setPart({ Faces }), console.error);
  }, [isWanted]);
  return isWanted && part ? part.Faces : null;
}
