import cameraIcon from '@phosphor-icons/core/fill/camera-fill.svg?raw';
import imagesIcon from '@phosphor-icons/core/fill/images-fill.svg?raw';
import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import { useEffect, useState } from 'preact/hooks';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { FileButton } from '../form/FileButton.tsx';
import { CarersTile } from './CarersTile.tsx';
import { Cropper } from './Cropper.tsx';
import { type OpenedPhoto, openPhoto } from './open-photo.ts';
import { type PhotoChoice, shownPhoto } from './photo-choice.ts';

export type Props = {
  readonly name: string;
  /** The carers have a sign instead of letters. */
  readonly isCarers?: boolean;
  /** The photo that is there already. */
  readonly current: string | null;
  readonly choice: PhotoChoice;
  readonly onChoose: (choice: PhotoChoice) => void;
};

type Step = { at: 'idle' } | { at: 'reading' } | OpenedPhoto;

/** A face from a file or the camera. A file that is no photo says so, and the rest of the form is untouched. */
export function PhotoField({ name, isCarers, current, choice, onChoose }: Props) {
  const { t } = useWords();
  const [step, setStep] = useState<Step>({ at: 'idle' });
  useForgottenUrl(choice);
  const read = async (file: File) => {
    setStep({ at: 'reading' });
    setStep(await openPhoto(file));
  };
  const use = (blob: Blob) => {
    setStep({ at: 'idle' });
    onChoose({ at: 'new', blob, url: URL.createObjectURL(blob) });
  };
  const shown = shownPhoto(choice, current);
  return (
    <fieldset class="form__part">
      <legend class="field__label">{t('field.photo')}</legend>
      {step.at === 'opened' ? (
        <Cropper picture={step.picture} onUse={use} onCancel={() => setStep({ at: 'idle' })} />
      ) : (
        <div class="photo">
          <div class="photo__shown">
            {isCarers && !shown ? <CarersTile /> : <Avatar shape="tile" name={name} photo={shown} />}
          </div>
          <div class="photo__buttons">
            <FileButton
              icon={imagesIcon}
              label={t('photo.choose')}
              accept="image/*"
              onFile={(file) => void read(file)}
            />
            <FileButton
              camera
              icon={cameraIcon}
              label={t('photo.take')}
              accept="image/*"
              onFile={(file) => void read(file)}
            />
            {shown && (
              <Button variant="quiet" icon={trashIcon} onPress={() => onChoose({ at: 'none' })}>
                {t('photo.remove')}
              </Button>
            )}
          </div>
        </div>
      )}
      <p role="status">{step.at === 'reading' && t('photo.reading')}</p>
      <p class="field__error" role="alert">
        {step.at === 'refused' && t(`photo.${step.why}`)}
      </p>
    </fieldset>
  );
}

/** A photo that was replaced or whose form is gone frees its memory. */
function useForgottenUrl(choice: PhotoChoice) {
  useEffect(() => {
    return () => {
      if (choice.at === 'new') URL.revokeObjectURL(choice.url);
    };
  }, [choice]);
}
