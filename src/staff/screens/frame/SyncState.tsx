import { useWords } from '../../app/words.ts';

export type Sync = {
  readonly online: boolean;
  readonly caughtUp: boolean;
  /** Changes that the server has not answered. */
  readonly pending: number;
  readonly tablets: { readonly online: number; readonly total: number };
};

/** Whether what is on the screen is what the facility has, and whether what was typed has arrived. */
export function SyncState({ online, caughtUp, pending, tablets }: Sync) {
  const { t } = useWords();
  const state = !online ? 'offline' : caughtUp && pending === 0 ? 'synced' : 'catching-up';
  return (
    <div class="sync">
      <p class={`sync__state sync__state--${state}`} role="status">
        {t(`sync.${state}`)}
      </p>
      {pending > 0 && <p>{t('sync.waiting', { count: pending })}</p>}
      {online && tablets.total > 0 && <p>{t('sync.tablets', tablets)}</p>}
    </div>
  );
}
