import type { Health } from '../../protocol/health.ts';

/** `navigator.storage`, of which a WebView may have any part or none. */
export type StorageSource = { persisted?: () => Promise<boolean>; estimate?: () => Promise<StorageEstimate> };

/** Whether the browser promised to keep our data, and how much room there is. Null: it does not say. */
export async function measureStorage(storage: StorageSource | undefined): Promise<Health['storage']> {
  const ask = async <T>(question: (() => Promise<T>) | undefined): Promise<T | null> => {
    try {
      return (await question?.call(storage)) ?? null;
    } catch {
      return null;
    }
  };
  const estimate = await ask(storage?.estimate);
  const used = estimate?.usage ?? null;
  const quota = estimate?.quota ?? null;
  return {
    persisted: await ask(storage?.persisted),
    usedBytes: used === null ? null : Math.round(used),
    freeBytes: used === null || quota === null ? null : Math.max(0, Math.round(quota - used)),
  };
}
