import { useWords } from '../../app/words.ts';

export type Sync = {
  readonly online: boolean;
  readonly caughtUp: boolean;
  /** Changes that the server has not answered. */
  readonly pending: number;
  /** Changes that it would not take. */
  readonly refused: number;
  /** Fields that two people changed without knowing of each other. */
  readonly conflicts: number;
  /** Where all of these are. */
  readonly href: string;
  readonly tablets: { readonly online: number; readonly total: number };
};

/** Whether what is on the screen is what the facility has, and whether what was typed has arrived. */
export function SyncState({ online, caughtUp, pending, refused, conflicts, href, tablets }: Sync) {
  const { t } = useWords();
  const state = !online ? 'offline' : caughtUp && pending === 0 ? 'synced' : 'catching-up';
  return (
    <div class="sync">
      <p class={`sync__state sync__state--${state}`} role="status">
        {t(`sync.${state}`)}
      </p>
      {pending > 0 && <a href={href}>{t('sync.waiting', { count: pending })}</a>}
      {refused > 0 && <a href={href}>{t('sync.refused', { count: refused })}</a>}
      {conflicts > 0 && <a href={href}>{t('sync.conflicts', { count: conflicts })}</a>}
      {online && tablets.total > 0 && <p>{t('sync.tablets', tablets)}</p>}
    </div>
  );
}
