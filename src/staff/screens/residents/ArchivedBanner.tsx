import type { Refusal } from '../../../protocol/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { useSave } from '../form/use-save.ts';

export type Props = {
  readonly when: string;
  readonly onRestore: () => Promise<Refusal | null>;
};

/** This person has left: nobody should wonder why no call gets through. */
export function ArchivedBanner({ when, onRestore }: Props) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  return (
    <div class="care-banner" role="status">
      <span class="care-banner__text">
        {t('departure.since', { when })}
        {refused && <span class="field__error"> {refused}</span>}
      </span>
      <Button aria-disabled={busy} onPress={() => void run(onRestore)}>
        {t('departure.restore')}
      </Button>
    </div>
  );
}
