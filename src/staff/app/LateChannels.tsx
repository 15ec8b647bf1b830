import { useEffect, useState } from 'preact/hooks';
import type { Desk } from './desk.ts';

/** What tablets offer to watch is set once in a season: its page is fetched when somebody goes there. */
export function LateChannels({ desk }: { readonly desk: Desk }) {
  const [part, setPart] = useState<typeof import('./ChannelsRoute.tsx') | null>(null);
  useEffect(() => {
    import('./ChannelsRoute.tsx').then(setPart, () =>
      desk.notices.say(desk.words.t('refused.unavailable'), 'bad'),
    );
  }, [desk]);
  return part ? (
    <part.ChannelsRoute desk={desk} />
  ) : (
    <p class="soft late">{desk.words.t('common.loading')}</p>
  );
}
