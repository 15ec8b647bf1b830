import { useEffect, useState } from 'preact/hooks';
import type { Desk } from './desk.ts';

/** Beside how long messages are kept: this server cannot make a film playable that a tablet cannot play. */
export function FilmsNote({ desk }: { readonly desk: Desk }) {
  const { ask, words } = desk;
  const [stay, setStay] = useState(false);
  useEffect(() => {
    void ask('health', null).then((told) => setStay(told.ok && told.value.films === 'as-recorded'));
  }, [ask]);
  return stay ? <p class="soft">{words.t('settings.films-as-recorded')}</p> : null;
}
