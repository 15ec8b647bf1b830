import { useEffect, useState } from 'preact/hooks';
import type { Desk } from './desk.ts';
import type { HouseMail } from './house-mail.ts';

type Part = {
  readonly GreetingsRoute: typeof import('./GreetingsRoute.tsx')['GreetingsRoute'];
  readonly mail: HouseMail;
};

/** What the house says to everybody, with its recorder and its sending: fetched when somebody goes there. */
export function LateGreetings({ desk }: { readonly desk: Desk }) {
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    Promise.all([import('./GreetingsRoute.tsx'), desk.openHouseMail()]).then(
      ([{ GreetingsRoute }, mail]) => setPart({ GreetingsRoute, mail }),
      () => desk.notices.say(desk.words.t('refused.unavailable'), 'bad'),
    );
  }, [desk]);
  if (!part) return <p class="soft late">{desk.words.t('common.loading')}</p>;
  return <part.GreetingsRoute desk={desk} mail={part.mail} />;
}
