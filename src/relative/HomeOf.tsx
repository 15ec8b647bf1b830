import { useEffect, useState } from 'preact/hooks';
import type { RingTone } from '../call/ring-tone.ts';
import type { RelativeTranslator } from '../i18n/relative.ts';
import type { Bond } from './app/bond.ts';
import type { Household } from './app/household.ts';
import type { Readiness } from './app/readiness.ts';
import { residentView } from './app/resident-view.ts';
import type { Props as MessagesProps } from './MessagesOf.tsx';
import type { RingPart } from './ring/ring-part.ts';
import { Home } from './screens/Home.tsx';
import { People } from './screens/People.tsx';
import type { Props as VoiceProps } from './VoiceOf.tsx';

export type Props = {
  household: Household;
  bond: Bond;
  words: RelativeTranslator;
  readiness: Readiness;
  ring: RingTone;
  part: RingPart | null;
};

/** One resident's page, and above it the other residents of this relative. */
export function HomeOf({ household, bond, words, readiness, ring, part }: Props) {
  const [trying, setTrying] = useState(false);
  const visits = useVisits();
  const { t, language } = words;
  const bonds = household.bonds.value;
  const view = residentView(bond, { t, language: language.value });
  if (!view) return null;

  const tryRing = () => {
    if (trying) ring.stop();
    else {
      ring.unlock();
      ring.start('incoming');
    }
    setTrying(!trying);
  };
  const onCall = () => {
    ring.unlock();
    bond.call.start(bond.key.contactId);
  };
  const people = bonds.map((one) => {
    const of = residentView(one, { t, language: language.value });
    return {
      id: one.key.deviceId,
      name: of?.name ?? '…',
      photo: of?.photo ?? null,
      chosen: one === bond,
      wishes: Boolean(of?.wishes.length),
    };
  });
  const choose = (id: string) => {
    const found = bonds.find((one) => one.key.deviceId === id);
    if (found) household.choose(found);
  };
  return (
    <>
      {people.length > 1 && <People label={t('home.people')} people={people} onChoose={choose} />}
      <Home
        {...view}
        t={t}
        now={visits && <visits.VisitNow {...{ words, bond, view }} />}
        isAsked={visits?.isAsked(bond) ?? false}
        visits={visits && <visits.VisitsOf {...{ words, bond, view }} />}
        messages={<LateMessages words={words} bond={bond} name={view.name} />}
        missed={part && <part.screens.MissedOf ringing={part.ringing} {...{ bond, view, onCall }} />}
        reach={part && <part.screens.RingOf ringing={part.ringing} {...{ bond, view }} />}
        voice={<LateVoice t={t} bond={bond} name={view.name} />}
        ready={{ media: readiness.media.value, soundLocked: ring.locked.value, trying }}
        onCall={onCall}
        onWishDone={(id) => void bond.replica.enqueue('wish.done', { id })}
        onAllowMedia={readiness.allow}
        onTrySound={tryRing}
      />
    </>
  );
}

/** The same for messages. */
function LateMessages(props: Omit<MessagesProps, 'mail'>) {
  const [part, setPart] = useState<typeof import('./MessagesOf.tsx') | null>(null);
  useEffect(() => {
    import('./MessagesOf.tsx').then(setPart, () => undefined);
  }, []);
  const mail = props.bond.mail.value;
  return part && mail && <part.MessagesOf {...props} mail={mail} />;
}

/** The same for visits: the two may agree on a time, but whoever calls needs everything else first. */
function useVisits() {
  const [part, setPart] = useState<typeof import('./VisitsOf.tsx') | null>(null);
  useEffect(() => {
    import('./VisitsOf.tsx').then(setPart, () => undefined);
  }, []);
  return part;
}

/** Loaded once the page stands: whoever is rung needs everything else first. Left out if it cannot be had. */
function LateVoice(props: VoiceProps) {
  const [part, setPart] = useState<typeof import('./VoiceOf.tsx') | null>(null);
  useEffect(() => {
    import('./VoiceOf.tsx').then(setPart, () => undefined);
  }, []);
  return part && <part.VoiceOf {...props} />;
}
