import moonStarsIcon from '@phosphor-icons/core/fill/moon-stars-fill.svg?raw';
import type { Refusal } from '../../../protocol/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';
import { useSave } from '../form/use-save.ts';

export type Props = {
  /** What is going on, and until when. */
  readonly text: string;
  readonly onEnd: () => Promise<Refusal | null>;
};

/** As long as care is in progress: nobody should wonder why no call comes. */
export function CareBanner({ text, onEnd }: Props) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  return (
    <div class="care-banner" role="status">
      <Icon svg={moonStarsIcon} />
      <span class="care-banner__text">
        {text}
        {refused && <span class="field__error"> {refused}</span>}
      </span>
      <Button aria-disabled={busy} onPress={() => void run(onEnd)}>
        {t('care.end')}
      </Button>
    </div>
  );
}
