import { useEffect, useState } from 'preact/hooks';
import { clockTime, relativeDay } from '../i18n/dates.ts';
import type { Message } from '../protocol/messages.ts';
import type { BlobHash, EpochMs, Id } from '../protocol/primitives.ts';
import type { MediaKeeping } from '../sync/media-keeping.ts';
import { PressShield } from '../ui/PressShield.tsx';
import type { RecordingStep } from '../ui/recording.ts';
import type { House } from './app/mail/house.ts';
import type { MailDesk } from './app/mail/mail-desk.ts';
import { partsOf, type Spot } from './app/mail/playlist.ts';
import type { MailRoomDeps } from './app/mail/room-deps.ts';
import { Messages } from './screens/Messages.tsx';
import { Answer } from './screens/mail/Answer.tsx';
import { Reader, type Shown } from './screens/mail/Reader.tsx';
import { Sent } from './screens/mail/Sent.tsx';
import type { Person } from './screens/PersonFace.tsx';

export type Props = MailRoomDeps & {
  desk: MailDesk;
  keeping: MediaKeeping;
  house: Pick<House, 'letters'>;
  urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
  step: RecordingStep;
};

/** What the door *Messages* leads to: one message after another, and an answer to them. */
export function MailOf(props: Props) {
  const view = props.desk.view.value;
  return (
    <>
      <PageOf {...props} />
      <PressShield screen={view.at} />
    </>
  );
}

function PageOf(props: Props) {
  const { words, desk, deeds, offline, step } = props;
  const view = desk.view.value;
  const close = () => desk.back() || deeds.goHome();
  switch (view.at) {
    case 'empty':
      return <Messages words={words} onClose={deeds.goHome} />;
    case 'reading':
      return <ReaderOf {...props} spot={view.spot} hasNext={view.hasNext} />;
    case 'answering':
      return (
        <Answer
          {...{ words, step, sort: view.sort, person: personOf(props, view.contactId) }}
          onRecord={desk.record}
          onSend={desk.send}
          onAgain={desk.again}
          onClose={close}
        />
      );
    case 'sent':
      return (
        <Sent
          words={words}
          person={personOf(props, view.contactId)}
          state={view.isLost ? 'lost' : offline.value ? 'waiting' : 'sent'}
          onClose={close}
        />
      );
  }
}

function ReaderOf(props: Props & { spot: Spot; hasNext: boolean }) {
  const { words, desk, deeds, replica, speech, loudness, spot, hasNext } = props;
  const letter = letterOf(props, spot.id);
  const url = useUrl(props, letter?.media[spot.part]?.hash ?? null);
  useEffect(() => {
    // Taken back by its sender while it was on the screen.
    if (!letter) desk.next();
  }, [!letter, desk]);
  const [talk] = useState(() => ({ stop: new AbortController() }));
  const hush = () => {
    talk.stop.abort();
    talk.stop = new AbortController();
  };
  useEffect(() => hush, [spot.id]);
  if (!letter) return <Messages words={words} onClose={deeds.goHome} />;
  const { contactId } = letter;
  const isRelative = contactId !== null && replica.records.value.contact.get(contactId)?.kind === 'relative';
  const speak = () => {
    hush();
    void speech.say(letter.text, { loudness: loudness.peek(), stop: talk.stop.signal });
  };
  return (
    <Reader
      {...{ words, hasNext, volume: loudness.value, shown: shownOf(props, { letter, spot, url }) }}
      onCall={isRelative ? () => void deeds.reach(contactId) : null}
      onSeen={desk.seen}
      onBroken={desk.broken}
      onNext={desk.next}
      onAnswer={contactId === null ? null : () => desk.answer(contactId)}
      onKeep={contactId === null ? null : desk.keep}
      onSpeak={letter.kind === 'text' && speech.hasVoice() ? speak : null}
      onClose={deeds.goHome}
    />
  );
}

/** A message, or what the house says to everybody: of that nobody is rung, answered or kept. */
type Letter = Pick<Message, 'kind' | 'media' | 'text'> & {
  at: EpochMs;
  contactId: Id | null;
  person: Person;
  isKept: boolean;
};

function letterOf(props: Props, id: Id): Letter | null {
  const { message, greeting } = props.replica.records.value;
  const one = message.get(id);
  if (one) {
    const { contactId, createdAt: at, favourite: isKept } = one;
    return { ...one, at, contactId, isKept, person: personOf(props, contactId) };
  }
  const said = greeting.get(id);
  if (!said) return null;
  const turn = props.house.letters.value.find((letter) => letter.id === id);
  const person = { name: said.from, relation: '', photo: null };
  return { ...said, at: turn?.at ?? said.startsAt, contactId: null, isKept: false, person };
}

type Now = { letter: Letter; spot: Spot; url: string | null };

function shownOf(props: Props, { letter, spot, url }: Now): Shown {
  const { words, now, settings } = props;
  const { timeZone } = settings.value;
  const day = relativeDay(letter.at, { now: now.value, timeZone, language: words.language.value });
  const parts = partsOf(letter);
  return {
    id: spot.id,
    kind: letter.kind,
    person: letter.person,
    when: `${day}, ${clockTime(letter.at, timeZone)}`,
    text: letter.text,
    url,
    part: parts > 1 ? `${spot.part + 1} / ${parts}` : '',
    isKept: letter.isKept,
  };
}

/** Where to play a file of this tablet from, for as long as it is on the screen. */
function useUrl({ keeping, urls }: Props, hash: BlobHash | null): string | null {
  const [made, setMade] = useState<{ hash: BlobHash; url: string } | null>(null);
  useEffect(() => {
    let url: string | null = null;
    let isGone = false;
    if (hash !== null)
      keeping.blob(hash).then(
        (blob) => {
          if (isGone || !blob) return;
          url = urls.createObjectURL(blob);
          setMade({ hash, url });
        },
        () => undefined,
      );
    return () => {
      isGone = true;
      if (url) urls.revokeObjectURL(url);
    };
  }, [hash, keeping, urls]);
  return made !== null && made.hash === hash ? made.url : null;
}

function personOf({ replica, photos }: Props, contactId: Id): Person {
  const contact = replica.records.value.contact.get(contactId);
  return {
    name: contact?.name ?? '',
    relation: contact?.relation ?? '',
    photo: photos.url(contact?.photo ?? null),
  };
}
