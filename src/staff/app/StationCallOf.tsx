import { useEffect } from 'preact/hooks';
import type { CallScreen } from '../../call/call-state.ts';
import type { CallControl } from '../../call/ports.ts';
import { duration } from '../../i18n/dates.ts';
import type { StaffKey } from '../../i18n/staff.ts';
import { resultKey } from '../screens/history/past-calls.ts';
import { fullName } from '../screens/residents/find-residents.ts';
import { StationCall, type StationLook } from '../screens/station/StationCall.tsx';
import type { StationCalls, StationDesk } from './station.ts';

export type Props = { readonly desk: StationDesk; readonly calls: StationCalls };

/** The carers' telephone, over every page and over the cover of a shared PC. */
export function StationCallOf({ desk, calls }: Props) {
  const at = calls.call.view.value;
  const { call } = calls;
  const { contact, resident } = desk.replica.records.value;
  const contactId = at.at === 'idle' ? '' : at.contactId;
  const residentId = contact.get(contactId)?.residentId ?? '';
  const person = resident.get(residentId);
  const name = person ? fullName(person) : desk.words.t('station.somebody');
  useTitle(desk, at.at === 'incoming' ? name : null);
  const look = lookOf(at, { desk, calls });
  if (!look) return null;
  // Whoever talks is there; who rings is for those who may see the console.
  const isCovered = desk.lock.isLocked.value && look.at !== 'talking';
  return (
    <StationCall
      name={isCovered ? null : name}
      place={person?.room ? desk.words.t('residents.room', { room: person.room }) : ''}
      photo={isCovered ? null : desk.photos.url(person?.photo ?? null)}
      look={look}
      onAnswer={() => {
        calls.ring.unlock();
        call.answer();
      }}
      onDecline={call.decline}
      onHangUp={call.hangUp}
      onAgain={() => {
        call.dismiss();
        call.start(contactId);
      }}
      onClose={call.dismiss}
    />
  );
}

/** A console behind other windows says in its tab who rings. */
function useTitle({ words }: StationDesk, name: string | null) {
  const title = name === null ? null : words.t('station.title', { name });
  useEffect(() => {
    if (title === null) return undefined;
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}

function lookOf(at: CallScreen, { desk, calls }: Props): StationLook | null {
  const { t, language } = desk.words;
  switch (at.at) {
    case 'idle':
      return null;
    case 'grace':
      return { at: 'looking' };
    case 'looking':
    case 'ringing':
      return { at: at.at };
    case 'incoming':
      return { at: 'incoming', silent: calls.ring.locked.value };
    case 'connecting':
    case 'connected':
      return {
        at: 'talking',
        state: stateOf(at, calls.call, t),
        hasPicture: calls.call.remoteHasPicture.value,
        remote: calls.call.remote.value,
        local: calls.call.local.value,
      };
    case 'over': {
      const result = t(resultKey({ ...at, state: 'ended' }) as StaffKey);
      const length = at.spokeMs === null ? [] : [duration(at.spokeMs / 60_000, language.value)];
      return { at: 'over', result: [result, ...length].join(' · ') };
    }
  }
}

function stateOf(
  { at, reconnecting, searching }: Extract<CallScreen, { at: 'connecting' | 'connected' }>,
  { remotePaused }: CallControl,
  t: StationDesk['words']['t'],
): string | null {
  if (searching) return t('station.looking');
  if (reconnecting) return t('station.reconnecting');
  if (at === 'connecting') return t('station.connecting');
  return remotePaused.value ? t('station.paused') : null;
}
