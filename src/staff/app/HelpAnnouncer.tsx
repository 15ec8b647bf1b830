import { useEffect, useRef, useState } from 'preact/hooks';
import type { Id } from '../../protocol/primitives.ts';
import { newlyAsked, openHelps } from '../screens/help/waiting.ts';
import { fullName } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';

/** When somebody asks for help while this page is open: a soft chime, and the name for a screen reader. */
export function HelpAnnouncer({ desk }: { readonly desk: Desk }) {
  const { help, resident } = desk.replica.records.value;
  const known = useRef<ReadonlySet<Id> | null>(null);
  const [text, setText] = useState('');
  const caughtUp = desk.replica.caughtUp.value;
  useEffect(() => {
    // What was asked before this page opened is on the badge; only what comes now makes a sound.
    if (known.current === null && !caughtUp) return;
    const fresh = known.current ? newlyAsked(known.current, openHelps(help)) : [];
    known.current = new Set(help.keys());
    const person = fresh[0] && resident.get(fresh[0].body.residentId);
    if (!person) return;
    setText(desk.words.t('help.announce', { name: fullName(person) }));
    desk.chime();
  }, [help, resident, caughtUp, desk]);
  return (
    <p class="visually-hidden" role="status">
      {text}
    </p>
  );
}
