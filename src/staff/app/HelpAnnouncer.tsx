import { useEffect, useRef, useState } from 'preact/hooks';
import { duration } from '../../i18n/dates.ts';
import type { Id } from '../../protocol/primitives.ts';
import { louder, loudness, openHelps } from '../screens/help/waiting.ts';
import { fullName } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';

/**
 * When somebody asks for help while this page is open: a soft chime, and the name for a screen reader. Again and louder
 * at each step that nobody has taken it, by this page's own clock: the server need not be there for that.
 */
export function HelpAnnouncer({ desk }: { readonly desk: Desk }) {
  const { help, resident } = desk.replica.records.value;
  const known = useRef<ReadonlyMap<Id, number> | null>(null);
  const [text, setText] = useState('');
  const caughtUp = desk.replica.caughtUp.value;
  const open = openHelps(help);
  // A page on which nobody waits is not drawn anew each second.
  const now = open.length > 0 ? desk.ticks.second.value : 0;
  useEffect(() => {
    // What was asked before this page opened is on the bar; only what comes now makes a sound.
    if (known.current === null && !caughtUp) return;
    const before = known.current;
    const steps = loudness(open, now);
    known.current = steps;
    const [loudest] = (before ? louder(before, steps) : []).sort(
      (a, b) => (steps.get(b) ?? 0) - (steps.get(a) ?? 0),
    );
    const asked = loudest === undefined ? undefined : help.get(loudest);
    const person = asked && resident.get(asked.residentId);
    if (!loudest || !person) return;
    const step = steps.get(loudest) ?? 0;
    const name = fullName(person);
    const waited = duration((now - asked.askedAt) / 60_000, desk.words.language.peek());
    setText(
      step === 0
        ? desk.words.t('help.announce', { name })
        : desk.words.t('help.announce-again', { name, duration: waited }),
    );
    desk.chime(step);
  }, [help, resident, caughtUp, desk, now]);
  return (
    <p class="visually-hidden" role="status">
      {text}
    </p>
  );
}
