import { useEffect } from 'preact/hooks';
import { type Refusal, refusal } from '../../protocol/errors.ts';
import type { Id } from '../../protocol/primitives.ts';
import '../css/greetings.css';
import type { NewGreeting } from '../screens/greetings/GreetingForm.tsx';
import { GreetingsPage } from '../screens/greetings/GreetingsPage.tsx';
import { draftOf, newDraft, toldOf, wordsOf } from '../screens/greetings/greeting-draft.ts';
import { changedFields } from './changed-fields.ts';
import type { Desk } from './desk.ts';
import { GreetingLook } from './GreetingLook.tsx';
import { greetingRows, houseZone, leavingRows } from './greetings-view.ts';
import type { HouseMail } from './house-mail.ts';
import { readMedia } from './read-media.ts';

type Props = { readonly desk: Desk; readonly mail: HouseMail };

/** What the house says to everybody in front of its tablets: what is, what will be, and what was. */
export function GreetingsRoute({ desk, mail }: Props) {
  const { actions } = desk;
  // Whoever leaves the page does not want to be filmed on.
  useEffect(() => mail.recording.discard, [mail]);
  const zone = houseZone(desk);
  return (
    <GreetingsPage
      rows={greetingRows(desk)}
      leaving={leavingRows(desk, mail.sending.waiting.value)}
      recording={mail.recording}
      isOnline={desk.online.value}
      newDraft={() => newDraft(desk.ticks.minute.peek(), zone)}
      draftOf={(greeting) => draftOf(greeting, zone)}
      readFile={(file, sort) =>
        readMedia(file, sort, { makePlayer: (kind) => document.createElement(kind), urls: URL })
      }
      onCreate={(made) => create(desk, mail, made)}
      onUpdate={(id, draft) => update(desk, id, draft)}
      onRetire={(id) => actions.change('greeting.retire', { id })}
      onRemove={(id) => void actions.change('greeting.remove', { id })}
      onRetry={(id) => void mail.sending.retry(id)}
      onCancel={(id) => void mail.sending.cancel(id)}
      look={(row) => <GreetingLook desk={desk} mail={mail} greeting={row.greeting} />}
    />
  );
}

async function create(desk: Desk, mail: HouseMail, { kind, draft, files }: NewGreeting) {
  const house = toldOf(draft, houseZone(desk));
  if (typeof house === 'string') return house;
  const text = wordsOf(draft.text);
  try {
    await mail.sending.send({ kind, text, files, house });
  } catch {
    // A full disk: what was recorded is still in the form.
    return refusal('no-room');
  }
  mail.recording.discard();
  desk.notices.say(desk.words.t(desk.online.peek() ? 'greetings.made' : 'greetings.waits'));
  return null;
}

async function update(
  desk: Desk,
  id: Id,
  draft: NewGreeting['draft'],
): Promise<Refusal | 'start' | 'until' | null> {
  const before = desk.replica.records.peek().greeting.get(id);
  if (!before) return refusal('not-found');
  const told = toldOf(draft, houseZone(desk));
  if (typeof told === 'string') return told;
  const text = wordsOf(draft.text);
  const { from, startsAt, repeat, until } = before;
  const set = changedFields({ from, startsAt, repeat, until, text: before.text }, { ...told, text });
  return Object.keys(set).length === 0 ? null : desk.actions.change('greeting.update', { id, set });
}
