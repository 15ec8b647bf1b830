import { useEffect, useState } from 'preact/hooks';
import type { Desk } from './desk.ts';

/** The import is fetched when somebody goes there; the worker has it also without network. */
export function LateImport({ desk }: { readonly desk: Desk }) {
  const [part, setPart] = useState<typeof import('./ImportRoute.tsx') | null>(null);
  useEffect(() => {
    import('./ImportRoute.tsx').then(setPart, () =>
      desk.notices.say(desk.words.t('refused.unavailable'), 'bad'),
    );
  }, [desk]);
  return part ? <part.ImportRoute desk={desk} /> : <p class="soft late">{desk.words.t('common.loading')}</p>;
}
