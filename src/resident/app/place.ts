import type { CallScreen } from '../../call/call-state.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Rest } from './day/rest.ts';
import type { NextVisit } from './day/visits.ts';

/**
 * Where the resident is when no call is on.
 * - `messages`: `to`: not to read, but to leave one for that person
 * - `channels`: what the house pinned to watch and read
 * - `help`: `unkept` when the tablet could not write it down: the server heard it all the same, or nobody did
 * - `wish-left`: it goes out by itself · `wish-lost`: the tablet could not keep it
 * - `night-rest`: nobody is rung at this hour · `paused`: this person is at work or asleep
 * - `dial`: a number that the tablet's own telephone was asked to dial
 */
export type Place =
  | { at: 'home' }
  | { at: 'messages'; to?: Id }
  | { at: 'channels' }
  | { at: 'help'; unkept?: 'told' | 'lost' }
  | { at: 'wish-left' | 'wish-lost'; contactId: Id }
  | { at: 'night-rest'; contactId: Id }
  | { at: 'paused'; contactId: Id }
  | { at: 'dial'; contactId: Id };

export const HOME: Place = { at: 'home' };

export type InCall = Exclude<CallScreen, { at: 'idle' }>;

/** What fills the screen; `still-there`: a session is about to end; `night` and `frame` when nobody has touched it for a while. */
export type Shown =
  | Place
  | InCall
  | { at: 'visit'; visit: NextVisit }
  | { at: 'night' }
  | { at: 'frame' }
  | { at: 'still-there' };

/** What no tablet begins with: its screens are fetched after the first ones. */
export type Later = Exclude<Shown, NotLater> | { at: 'locked' };
type NotLater = { at: 'home' | 'messages' | 'channels' } | Exclude<InCall, { at: 'over' }>;

const EARLY = new Set<string>([
  ...['home', 'messages', 'channels'],
  ...['grace', 'looking', 'ringing', 'incoming', 'connecting', 'connected'],
]);

export const isLater = (what: Shown): what is Exclude<Later, { at: 'locked' }> => !EARLY.has(what.at);

/**
 * A call comes before everything else, then a visit whose time it is. The night lies over whatever card was left open, which is there again after a
 * touch; photos only take the place of the faces.
 */
export function shown(call: CallScreen, place: Place, rest: Rest, visit: NextVisit | null = null): Shown {
  if (call.at !== 'idle' && call.at !== 'over') return call;
  if (visit) return { at: 'visit', visit };
  if (rest === 'night') return { at: 'night' };
  if (call.at === 'over') return call;
  return rest === 'frame' && place.at === 'home' ? { at: 'frame' } : place;
}

/**
 * Names a screen, so that a change of it can be told from a change on it: touches rest for a moment after the
 * first (a trembling finger's second tap must not land on the new screen), not after the second.
 */
export function screenName(what: Shown): string {
  switch (what.at) {
    case 'looking':
    case 'ringing':
      return 'calling';
    case 'grace':
      return 'calling';
    case 'connecting':
    case 'connected':
      return 'in-call';
    case 'incoming':
      // One ring after another is another screen: a press meant for the first must not answer the second.
      return `incoming ${what.callId}`;
    default:
      return what.at;
  }
}
