import arrowDownIcon from '@phosphor-icons/core/fill/arrow-down-fill.svg?raw';
import bellRingingIcon from '@phosphor-icons/core/fill/bell-ringing-fill.svg?raw';
import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import gearIcon from '@phosphor-icons/core/fill/gear-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { TabletErrand } from '../../../protocol/health.ts';
import { Button } from '../../../ui/Button.tsx';
import type { IconSvg } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';
import { useSave } from '../form/use-save.ts';

export type Props = {
  /** The tablet is connected, and so is this page. */
  readonly canAsk: boolean;
  readonly onErrand: (errand: TabletErrand) => Promise<Refusal | null>;
};

const ERRANDS: readonly { errand: TabletErrand; icon: IconSvg }[] = [
  { errand: 'find', icon: bellRingingIcon },
  { errand: 'self-test', icon: checkCircleIcon },
  { errand: 'restart', icon: gearIcon },
  { errand: 'update', icon: arrowDownIcon },
];

/** What a tablet can be asked to do from here, and whether it was told. */
export function Errands({ canAsk, onErrand }: Props) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  const [told, setTold] = useState<TabletErrand | null>(null);
  const ask = async (errand: TabletErrand) => {
    setTold(null);
    if (await run(() => onErrand(errand))) setTold(errand);
  };
  return (
    <div class="errands">
      <div class="access__buttons">
        {ERRANDS.map(({ errand, icon }) => (
          <Button
            key={errand}
            icon={icon}
            disabled={!canAsk}
            aria-disabled={busy}
            onPress={() => void ask(errand)}
          >
            {t(`errand.${errand}`)}
          </Button>
        ))}
      </div>
      <p class="soft" role="status">
        {!canAsk ? t('errand.cannot') : busy ? t('errand.asking') : told && t(`errand.told-${told}`)}
      </p>
      <p class="form-foot__refused" role="alert">
        {refused && t('errand.cannot')}
      </p>
    </div>
  );
}
