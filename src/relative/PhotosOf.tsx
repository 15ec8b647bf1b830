import { useEffect, useRef, useState } from 'preact/hooks';
import type { RelativeTranslator } from '../i18n/relative.ts';
import { MAX_PHOTOS } from '../protocol/messages.ts';
import type { NewFile } from '../sync/message-sending.ts';
import { shrinkPhoto } from '../ui/shrink-photo.ts';
import { ChoosePhotos } from './screens/messages/ChoosePhotos.tsx';

export type Props = {
  t: RelativeTranslator['t'];
  caption: string;
  onCaption: (text: string) => void;
  onSend: (files: readonly NewFile[]) => void;
};

type Chosen = NewFile & { url: string };

/** The photos that were chosen, each made smaller as soon as it is here: one after the other, for a telephone's memory. */
export function PhotosOf({ t, caption, onCaption, onSend }: Props) {
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [isBusy, setBusy] = useState(false);
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
      if (now.current.length >= MAX_PHOTOS) break;
      const small = await shrinkPhoto(file, { createImageBitmap: readPhoto, createCanvas });
      if (!small) {
        setUnread((before) => before + 1);
        continue;
      }
      const one: Chosen = { ...small, durationMs: null, url: URL.createObjectURL(small.blob) };
      now.current = [...now.current, one];
      setChosen(now.current);
    }
    setBusy(false);
  };
  const remove = (index: number) => {
    URL.revokeObjectURL(chosen[index]?.url ?? '');
    setChosen(chosen.filter((_, at) => at !== index));
  };
  return (
    <ChoosePhotos
      {...{ t, isBusy, unread, caption, onCaption, most: MAX_PHOTOS }}
      photos={chosen.map(({ url }) => url)}
      onAdd={(files) => void add(files)}
      onRemove={remove}
      onSend={() => onSend(chosen.map(({ url: _, ...file }) => file))}
    />
  );
}

/** A browser's function, which must be called as its own. */
const readPhoto = (file: Blob) => createImageBitmap(file);

function createCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
