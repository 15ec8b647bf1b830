import { useEffect, useRef, useState } from 'preact/hooks';
import { type Shrunk, shrinkPhoto } from './shrink-photo.ts';

export type ChosenPhoto = Shrunk & { readonly url: string };

/** The photos that somebody chose, each made smaller as soon as it is here: one after the other, for a telephone's memory. */
export function usePhotos(most: number) {
  const [chosen, setChosen] = useState<readonly ChosenPhoto[]>([]);
  const [isBusy, setBusy] = useState(false);
  /** How many could not be read. */
  const [unread, setUnread] = useState(0);
  const now = useRef(chosen);
  now.current = chosen;
  useEffect(
    () => () => {
      for (const { url } of now.current) URL.revokeObjectURL(url);
    },
    [],
  );

  const add = async (files: readonly File[]) => {
    setBusy(true);
    setUnread(0);
    for (const file of files) {
      if (now.current.length >= most) break;
      const small = await shrinkPhoto(file, { createImageBitmap: readPhoto, createCanvas });
      if (!small) {
        setUnread((before) => before + 1);
        continue;
      }
      now.current = [...now.current, { ...small, url: URL.createObjectURL(small.blob) }];
      setChosen(now.current);
    }
    setBusy(false);
  };
  const remove = (index: number) => {
    URL.revokeObjectURL(chosen[index]?.url ?? '');
    setChosen(chosen.filter((_, at) => at !== index));
  };
  return { chosen, isBusy, unread, add, remove };
}

/** A browser's function, which must be called as its own. */
const readPhoto = (file: Blob) => createImageBitmap(file);

function createCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
