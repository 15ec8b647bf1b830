import type { CallScreen as CallAt } from '../call/call-state.ts';
import type { RingTone } from '../call/ring-tone.ts';
import { clockTime, duration } from '../i18n/dates.ts';
import type { Language } from '../i18n/languages.ts';
import type { Bond } from './app/bond.ts';
import type { Face } from './app/face.ts';
import { minutesOf, overWords } from './app/over-words.ts';
import { talkWords } from './app/talk-words.ts';
import { type CallLook, CallScreen } from './screens/CallScreen.tsx';
import type { Words } from './screens/Page.tsx';

export type Props = { bond: Bond; face: Face; t: Words; language: Language; ring: RingTone };

/** The call of one bond, as its screens want it. */
export function CallOf({ bond, face, t, language, ring }: Props) {
  const { call } = bond;
  const look = lookOf(call.view.value, { bond, face, t, language, ring });
  if (!look) return null;
  return (
    <CallScreen
      t={t}
      name={face.name}
      facility={face.facility}
      photo={face.photo}
      look={look}
      onCancel={call.cancel}
      onAnswer={() => {
        ring.unlock();
        call.answer();
      }}
      onDecline={call.decline}
      onHangUp={call.hangUp}
      onAgain={() => {
        call.dismiss();
        call.start(bond.key.contactId);
      }}
      onBack={call.dismiss}
      onInvite={call.invite}
    />
  );
}

function lookOf(at: CallAt, { bond, face, t, language, ring }: Props): CallLook | null {
  switch (at.at) {
    case 'idle':
      return null;
    case 'grace':
      return { at: 'looking' };
    case 'looking':
    case 'ringing':
      return { at: at.at };
    case 'incoming':
      return { at: 'incoming', silent: ring.locked.value, invitedBy: at.invitedBy ?? null };
    case 'connecting':
    case 'connected': {
      const hasPicture = bond.call.remoteHasPicture.value;
      return {
        at: 'talking',
        state: talkWords(at, { paused: bond.call.remotePaused.value, thin: bond.call.thin.value }),
        hasPicture,
        remote: bond.call.remote.value,
        local: bond.call.local.value,
        guests: bond.call.guests.value,
      };
    }
    case 'over': {
      const { title, text } = overWords(at.outcome, at.caller, at.byHouse);
      const itself = bond.replica.records.value.call.get(at.callId)?.answeredBy === 'itself';
      const params = {
        name: face.name,
        time: clockTime(at.endedAt - (at.spokeMs ?? 0), face.timeZone),
        duration: duration(minutesOf(at.spokeMs), language),
      };
      const lines = [text && t(text, params), itself && t('over.itself')];
      return { at: 'over', title: t(title, params), text: lines.filter(Boolean).join('. ') };
    }
  }
}
