import sendIcon from '@phosphor-icons/core/fill/paper-plane-tilt-fill.svg?raw';
import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import { useId } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { Words } from '../Page.tsx';
import './ChoosePhotos.css';

export type Props = {
  t: Words;
  /** Where to show them from, in the order of choosing. */
  photos: readonly string[];
  most: number;
  /** Being made smaller. */
  isBusy: boolean;
  /** How many could not be read. */
  unread: number;
  caption: string;
  onCaption: (text: string) => void;
  onAdd: (files: readonly File[]) => void;
  onRemove: (index: number) => void;
  onSend: () => void;
};

/** Up to twenty photos at once, with a few words below them. */
export function ChoosePhotos(props: Props) {
  const { t, photos, most, isBusy, unread } = props;
  const id = useId();
  const choose = (input: HTMLInputElement) => {
    props.onAdd([...(input.files ?? [])]);
    // The same photo may be chosen again after it was taken out.
    input.value = '';
  };
  return (
    <div class="photos">
      <ul class="photos__list">
        {photos.map((url, index) => (
          <li key={url} class="photos__one">
            <img src={url} alt={t('photos.one', { number: index + 1 })} />
            <button
              type="button"
              class="photos__remove"
              aria-label={t('photos.remove', { number: index + 1 })}
              onClick={() => props.onRemove(index)}
            >
              <Icon svg={trashIcon} />
            </button>
          </li>
        ))}
      </ul>
      {photos.length < most && (
        <p>
          <label class="photos__choose" for={id}>
            {photos.length === 0 ? t('photos.choose') : t('photos.more')}
          </label>
          <input
            id={id}
            class="photos__input"
            type="file"
            accept="image/*"
            multiple
            onChange={(event) => choose(event.currentTarget)}
          />
        </p>
      )}
      <p class="photos__said" role="status">
        {isBusy && t('photos.busy')}
        {unread > 0 && t('photos.unread', { count: unread })}
        {photos.length >= most && t('photos.most')}
      </p>
      {photos.length > 0 && (
        <>
          <Field
            label={t('photos.caption')}
            value={props.caption}
            maxLength={280}
            onInput={props.onCaption}
          />
          <Button variant="primary" icon={sendIcon} disabled={isBusy} onPress={props.onSend}>
            {t('compose.send')}
          </Button>
        </>
      )}
    </div>
  );
}
