import imagesIcon from '@phosphor-icons/core/fill/images-fill.svg?raw';
import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import { useEffect } from 'preact/hooks';
import { Icon } from '../../../ui/Icon.tsx';
import { usePhotos } from '../../../ui/use-photos.ts';
import type { ReadFile } from '../../app/read-media.ts';
import { useWords } from '../../app/words.ts';
import { FileButton } from '../form/FileButton.tsx';

type Props = { readonly most: number; readonly onFiles: (files: readonly ReadFile[]) => void };

/** The photos of a greeting, in the order of choosing. */
export function GreetingPhotos({ most, onFiles }: Props) {
  const { t } = useWords();
  const { chosen, isBusy, unread, add, remove } = usePhotos(most);
  useEffect(() => onFiles(chosen.map(({ url: _, ...file }) => ({ ...file, durationMs: null }))), [chosen]);
  return (
    <>
      {chosen.length > 0 && (
        <ul class="greeting-photos">
          {chosen.map(({ url }, index) => (
            <li key={url}>
              <img src={url} alt={t('greetings.photo', { number: index + 1 })} />
              <button
                type="button"
                class="greeting-photos__remove"
                aria-label={t('greetings.photo-remove', { number: index + 1 })}
                onClick={() => remove(index)}
              >
                <Icon svg={trashIcon} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < most && (
        <FileButton
          icon={imagesIcon}
          label={t('greetings.photos-choose')}
          accept="image/*"
          multiple
          onFiles={(files) => void add(files)}
        />
      )}
      <p class="soft" role="status">
        {isBusy && t('common.loading')}
        {unread > 0 && t('greetings.photos-unread', { count: unread })}
      </p>
    </>
  );
}
