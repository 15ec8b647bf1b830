import deviceTabletIcon from '@phosphor-icons/core/fill/device-tablet-fill.svg?raw';
import keyIcon from '@phosphor-icons/core/fill/key-fill.svg?raw';
import lockIcon from '@phosphor-icons/core/fill/lock-fill.svg?raw';
import pencilSimpleIcon from '@phosphor-icons/core/fill/pencil-simple-fill.svg?raw';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';

/** Kept from afar: nothing, locked until further notice, or given up. */
export type Held = 'locked' | 'lost' | null;

export type Props = {
  readonly name: string;
  readonly held: Held;
  readonly onEdit: () => void;
  readonly onReplace: () => void;
  readonly onLock: () => void;
  readonly onUnlock: () => void;
  readonly onLose: () => void;
  readonly onRevoke: () => void;
};

/** What becomes of a tablet: another name, another tablet in its place, locked, lost, gone. */
export function TabletDeeds({ name, held, ...on }: Props) {
  const { t } = useWords();
  return (
    <div class="access__buttons">
      <Button icon={pencilSimpleIcon} aria-label={t('tablets.edit-which', { name })} onPress={on.onEdit}>
        {t('tablets.edit')}
      </Button>
      <Button
        icon={deviceTabletIcon}
        aria-label={t('tablets.replace-which', { name })}
        onPress={on.onReplace}
      >
        {t('tablets.replace')}
      </Button>
      {held === 'locked' ? (
        <Button icon={keyIcon} aria-label={t('tablets.unlock-which', { name })} onPress={on.onUnlock}>
          {t('tablets.unlock')}
        </Button>
      ) : (
        held === null && (
          <Button icon={lockIcon} aria-label={t('tablets.lock-which', { name })} onPress={on.onLock}>
            {t('tablets.lock')}
          </Button>
        )
      )}
      {held !== 'lost' && (
        <Button variant="quiet" aria-label={t('tablets.lose-which', { name })} onPress={on.onLose}>
          {t('tablets.lose')}
        </Button>
      )}
      <Button variant="quiet" aria-label={t('tablets.disconnect-which', { name })} onPress={on.onRevoke}>
        {t('tablets.disconnect')}
      </Button>
    </div>
  );
}
