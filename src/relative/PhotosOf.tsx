import type { RelativeTranslator } from '../i18n/relative.ts';
import { MAX_PHOTOS } from '../protocol/messages.ts';
import type { NewFile } from '../sync/message-sending.ts';
import { usePhotos } from '../ui/use-photos.ts';
import { ChoosePhotos } from './screens/messages/ChoosePhotos.tsx';

export type Props = {
  t: RelativeTranslator['t'];
  caption: string;
  onCaption: (text: string) => void;
  onSend: (files: readonly NewFile[]) => void;
};

/** The photos that were chosen, and what goes with them. */
export function PhotosOf({ t, caption, onCaption, onSend }: Props) {
  const { chosen, isBusy, unread, add, remove } = usePhotos(MAX_PHOTOS);
  return (
    <ChoosePhotos
      {...{ t, isBusy, unread, caption, onCaption, most: MAX_PHOTOS }}
      photos={chosen.map(({ url }) => url)}
      onAdd={(files) => void add(files)}
      onRemove={remove}
      onSend={() => onSend(chosen.map(({ url: _, ...file }) => ({ ...file, durationMs: null })))}
    />
  );
}
