import signOutIcon from '@phosphor-icons/core/fill/sign-out-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { useSave } from '../form/use-save.ts';
import { type Whose, WhoseField } from '../tablets/TabletForm.tsx';

export type Props = {
  readonly isServing: boolean;
  readonly residents: readonly Whose[];
  readonly onBegin: (residentId: Id) => Promise<Refusal | null>;
  readonly onEnd: () => Promise<Refusal | null>;
};

/** A shared tablet: open it for somebody, or let them go with everything that is theirs. */
export function ServingPart({ isServing, residents, onBegin, onEnd }: Props) {
  const { t } = useWords();
  const [residentId, setResidentId] = useState(residents[0]?.id ?? '');
  const { busy, run } = useSave();
  if (isServing)
    return (
      <div class="form">
        <p class="soft">{t('shared.end-hint')}</p>
        <div>
          <Button icon={signOutIcon} aria-disabled={busy} onPress={() => void run(onEnd)}>
            {t('shared.end')}
          </Button>
        </div>
      </div>
    );
  return (
    <div class="form">
      <WhoseField residents={residents} value={residentId} onChange={setResidentId} />
      <div>
        <Button aria-disabled={busy} onPress={() => void run(() => onBegin(residentId))}>
          {t('shared.begin')}
        </Button>
      </div>
    </div>
  );
}
