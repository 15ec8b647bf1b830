import { useEffect, useState } from 'preact/hooks';
import type { RelativeTranslator } from '../i18n/relative.ts';
import { MAX_MESSAGE_MS, MAX_MESSAGE_TEXT } from '../protocol/messages.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { minutes } from '../ui/minutes.ts';
import type { Recorded } from '../ui/recording.ts';
import type { Bond } from './app/bond.ts';
import type { Mail } from './app/mail.ts';
import { type MessageLine, messageLines } from './app/messages-view.ts';
import { PhotosOf } from './PhotosOf.tsx';
import { Doors } from './screens/messages/Doors.tsx';
import { LookAt } from './screens/messages/LookAt.tsx';
import { MessageList } from './screens/messages/MessageList.tsx';
import { RecordFilm } from './screens/messages/RecordFilm.tsx';
import { WriteWords } from './screens/messages/WriteWords.tsx';

export type Props = { words: RelativeTranslator; bond: Bond; mail: Mail; name: string };

/** What one can leave for the resident, what became of it, and what they sent. Loaded once the page stands. */
export function MessagesOf({ words, bond, mail, name }: Props) {
  const { t, language } = words;
  const [looking, setLooking] = useState<MessageLine | null>(null);
  const { message, loved } = bond.replica.records.value;
  const lines = messageLines(message, mail.sending.waiting.value, {
    ...{ t, name, language: language.value, now: bond.now.value },
    timeZone: loved.get(bond.key.residentId)?.timeZone ?? 'Europe/Luxembourg',
    online: bond.live.online.value,
  });
  return (
    <>
      <Doors
        t={t}
        name={name}
        onOpen={(kind) => {
          mail.draft.value = { kind, text: '' };
        }}
      />
      <MessageList
        t={t}
        lines={lines}
        onLook={setLooking}
        onRetry={(id) => void mail.sending.retry(id)}
        onCancel={(id) => void mail.sending.cancel(id)}
      />
      <ComposeOf words={words} bond={bond} mail={mail} name={name} />
      {looking && (
        <Dialog
          title={looking.what}
          onClose={() => setLooking(null)}
          actions={<Close t={t} onClose={() => setLooking(null)} />}
        >
          <LookOf words={words} bond={bond} mail={mail} line={looking} />
        </Dialog>
      )}
    </>
  );
}

/** Whatever is being made now; it stays where it is while a call lies over it. */
function ComposeOf({ words, bond, mail, name }: Props) {
  const { t } = words;
  const [isFull, setFull] = useState(false);
  const draft = mail.draft.value;
  if (!draft) return null;
  const close = () => {
    mail.recording.discard();
    setFull(false);
    mail.draft.value = null;
  };
  const send = async (files: Parameters<Mail['sending']['send']>[0]['files'], text = '') => {
    try {
      await mail.sending.send({ contactId: bond.key.contactId, kind: draft.kind, text: text.trim(), files });
      close();
    } catch {
      // Nothing is lost that can still be seen: the draft stays until there is room, or its author gives up.
      setFull(true);
    }
  };
  const sendRecorded = ({ blob, durationMs, width, height }: Recorded) =>
    void send([{ blob, durationMs, width, height }]);
  const type = (text: string) => {
    mail.draft.value = { ...draft, text };
  };
  return (
    <Dialog title={t('compose.title', { name })} onClose={close} actions={<Close t={t} onClose={close} />}>
      {(draft.kind === 'video' || draft.kind === 'voice') && (
        <RecordFilm
          {...{ t, sort: draft.kind, recording: mail.recording, longest: minutes(MAX_MESSAGE_MS) }}
          onSend={sendRecorded}
        />
      )}
      {draft.kind === 'photos' && (
        <PhotosOf
          t={t}
          caption={draft.text}
          onCaption={type}
          onSend={(files) => void send(files, draft.text)}
        />
      )}
      {draft.kind === 'text' && (
        <WriteWords
          {...{ t, text: draft.text, most: MAX_MESSAGE_TEXT, onText: type }}
          onSend={() => void send([], draft.text.replace(/\s+/g, ' '))}
        />
      )}
      <p role="alert" class="doors__refusal">
        {isFull && t('compose.full')}
      </p>
    </Dialog>
  );
}

function Close({ t, onClose }: { t: RelativeTranslator['t']; onClose: () => void }) {
  return (
    <button type="button" class="button button--quiet" onClick={onClose}>
      {t('compose.close')}
    </button>
  );
}

type LookProps = Omit<Props, 'name'> & { line: MessageLine };

/** Fetches it when it is opened; nothing of it stays in this browser. */
function LookOf({ words, bond, mail, line }: LookProps) {
  const [urls, setUrls] = useState<readonly string[] | null | 'failed'>(null);
  useEffect(() => {
    let made: string[] = [];
    let isGone = false;
    Promise.all(line.media.map(mail.fetch)).then(
      (blobs) => {
        if (isGone) return;
        made = blobs.map((blob) => URL.createObjectURL(blob));
        setUrls(made);
      },
      () => setUrls('failed'),
    );
    return () => {
      isGone = true;
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [line, mail]);
  const seen = () => {
    const isNew = bond.replica.records.peek().message.get(line.id)?.seenAt === null;
    if (isNew) void bond.replica.enqueue('message.seen', { id: line.id });
  };
  const text = bond.replica.records.value.message.get(line.id)?.text ?? '';
  return (
    <LookAt
      {...{ t: words.t, kind: line.kind, urls, text, onSeen: seen }}
      onBroken={() => setUrls('failed')}
    />
  );
}
