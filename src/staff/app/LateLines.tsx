import { useEffect, useState } from 'preact/hooks';
import type { Desk } from './desk.ts';

/** Boxes are looked at once a month: their page is fetched when somebody goes there. */
export function LateLines({ desk }: { readonly desk: Desk }) {
  const [part, setPart] = useState<typeof import('./LinesRoute.tsx') | null>(null);
  useEffect(() => {
    import('./LinesRoute.tsx').then(setPart, () =>
      desk.notices.say(desk.words.t('refused.unavailable'), 'bad'),
    );
  }, [desk]);
  return part ? <part.LinesRoute desk={desk} /> : <p class="soft late">{desk.words.t('common.loading')}</p>;
}
