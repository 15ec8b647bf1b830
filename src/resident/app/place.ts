import type { CallScreen } from '../../call/call-state.ts';
import type { Id } from '../../protocol/primitives.ts';

/** Where the resident is when no call is on. */
export type Place = { at: 'home' } | { at: 'messages' } | { at: 'help' } | { at: 'wish-left'; contactId: Id };

export const HOME: Place = { at: 'home' };

type InCall = Exclude<CallScreen, { at: 'idle' }>;

/** What fills the screen: a call comes before everything else. */
export type Shown = Place | InCall;

export const shown = (call: CallScreen, place: Place): Shown => (call.at === 'idle' ? place : call);

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
