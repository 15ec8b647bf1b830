import { useEffect, useState } from 'preact/hooks';
import { clockTime, relativeDay } from '../i18n/dates.ts';
import type { Message } from '../protocol/messages.ts';
import type { BlobHash, Id } from '../protocol/primitives.ts';
import type { MediaKeeping } from '../sync/media-keeping.ts';
import { PressShield } from '../ui/PressShield.tsx';
import type { RecordingStep } from '../ui/recording.ts';
import type { MailDesk } from './app/mail/mail-desk.ts';
import { partsOf, type Spot } from './app/mail/playlist.ts';
import type { MailRoomDeps } from './mail-room.tsx';
import { Messages } from './screens/Messages.tsx';
import { Answer } from './screens/mail/Answer.tsx';
import { Reader, type Shown } from './screens/mail/Reader.tsx';
import { Sent } from './screens/mail/Sent.tsx';
import type { Person } from './screens/RingStage.tsx';

export type Props = MailRoomDeps & {
  desk: MailDesk;
  keeping: MediaKeeping;
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
  const records = replica.records.value;
  const message = records.message.get(spot.id);
  const url = useUrl(props, message?.media[spot.part]?.hash ?? null);
  useEffect(() => {
    // Taken back by its sender while it was on the screen.
    if (!message) desk.next();
  }, [message, desk]);
  const [talk] = useState(() => ({ stop: new AbortController() }));
  const hush = () => {
    talk.stop.abort();
    talk.stop = new AbortController();
  };
  useEffect(() => hush, [spot.id]);
  if (!message) return <Messages words={words} onClose={deeds.goHome} />;
  const contact = records.contact.get(message.contactId);
  const speak = () => {
    hush();
    void speech.say(message.text, { loudness: loudness.peek(), stop: talk.stop.signal });
  };
  return (
    <Reader
      {...{ words, hasNext, volume: loudness.value, shown: shownOf(props, { message, spot, url }) }}
      onCall={contact?.kind === 'relative' ? () => void deeds.reach(message.contactId) : null}
      onSeen={desk.seen}
      onBroken={desk.broken}
      onNext={desk.next}
      onAnswer={() => desk.answer(message.contactId)}
      onKeep={desk.keep}
      onSpeak={message.kind === 'text' && speech.hasVoice() ? speak : null}
      onClose={deeds.goHome}
    />
  );
}

type Now = { message: Message; spot: Spot; url: string | null };

function shownOf(props: Props, { message, spot, url }: Now): Shown {
  const { words, now, settings } = props;
  const { timeZone } = settings.value;
  const day = relativeDay(message.createdAt, { now: now.value, timeZone, language: words.language.value });
  const parts = partsOf(message);
  return {
    id: spot.id,
    kind: message.kind,
    person: personOf(props, message.contactId),
    when: `${day}, ${clockTime(message.createdAt, timeZone)}`,
    text: message.text,
    url,
    part: parts > 1 ? `${spot.part + 1} / ${parts}` : '',
    isKept: message.favourite,
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
