import type { Signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { ANNOUNCE_MS } from '../call/call-state.ts';
import type { CallControl } from '../call/ports.ts';
import type { RingTone } from '../call/ring-tone.ts';
import type { ResidentTranslator } from '../i18n/resident.ts';
import type { Id } from '../protocol/primitives.ts';
import { talkWords } from './app/calls/talk-words.ts';
import type { InCall as CallView } from './app/place.ts';
import { Calling } from './screens/Calling.tsx';
import type { Props as TalkProps } from './screens/InCall.tsx';
import { Incoming } from './screens/Incoming.tsx';
import type { Person } from './screens/PersonFace.tsx';

export type Props = {
  readonly view: Exclude<CallView, { at: 'over' }>;
  readonly person: Person;
  readonly personOf: (contactId: Id) => Person;
  /** Not there yet: whoever answers that quickly sees the face and can stop. */
  readonly InCall: ComponentType<TalkProps> | undefined;
  /** An SMS or e-mail went out, because no device rings. */
  readonly written: boolean;
  readonly words: ResidentTranslator;
  readonly call: CallControl;
  readonly volume: Signal<number>;
  readonly ring: Pick<RingTone, 'locked'>;
};

/** The screen that belongs to the moment of a call. */
export function CallOf({ view, person, ...props }: Props) {
  const { words, call } = props;
  switch (view.at) {
    case 'grace':
    case 'looking':
    case 'ringing': {
      const at = view.at === 'looking' && props.written ? 'written' : view.at;
      return <Calling words={words} person={person} at={at} onStop={call.cancel} />;
    }
    case 'incoming':
      return (
        <Incoming
          words={words}
          person={person}
          silent={props.ring.locked.value}
          answersInMs={view.answersAt === undefined ? null : ANNOUNCE_MS}
          onAnswer={call.answer}
          onDecline={call.decline}
        />
      );
    case 'connecting':
    case 'connected': {
      const { InCall } = props;
      if (!InCall) return <Calling words={words} person={person} at="connecting" onStop={call.hangUp} />;
      return (
        <InCall
          words={words}
          person={person}
          connected={view.at === 'connected'}
          state={talkWords(view, {
            paused: call.remotePaused.value,
            thin: call.thin.value,
            isStation: person.isStation === true,
          })}
          paused={call.remotePaused.value}
          remote={call.remote.value}
          hasPicture={call.remoteHasPicture.value}
          local={call.local.value}
          guests={call.guests.value.others}
          personOf={props.personOf}
          volume={props.volume.value}
          onVolume={(step) => {
            props.volume.value = step;
          }}
          onHangUp={call.hangUp}
        />
      );
    }
  }
}
