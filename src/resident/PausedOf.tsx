import type { Id } from '../protocol/primitives.ts';
import { pauseOf } from './app/calls/paused.ts';
import { clockOfMinute } from './app/day/quiet.ts';
import type { View } from './app/view.ts';
import { Paused } from './screens/Paused.tsx';
import type { Person } from './screens/PersonFace.tsx';

export type Props = Pick<View, 'words' | 'deeds' | 'replica' | 'now' | 'settings'> & {
  readonly contactId: Id;
  readonly person: Person;
};

/** Of somebody who said that a ring would be in vain now; when that is over, the card only offers the wish. */
export function PausedOf({ words, deeds, replica, now, settings, contactId, person }: Props) {
  const when = { timeZone: settings.value.timeZone, now: now.value };
  const pause = pauseOf(replica.records.value, contactId, when);
  return (
    <Paused
      words={words}
      person={person}
      pause={pause ? words.t(`paused.${pause.why}`, { time: clockOfMinute(pause.until) }) : ''}
      onWish={() => void deeds.leaveWish(contactId)}
      onMessage={() => deeds.leaveMessage(contactId)}
      onClose={deeds.goHome}
    />
  );
}
