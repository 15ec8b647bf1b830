import type { Id } from '../../protocol/primitives.ts';
import { fullName } from '../screens/residents/find-residents.ts';
import { StationBar } from '../screens/station/StationBar.tsx';
import { elsewhere, missed } from '../screens/station/station-news.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';
import { momentText } from './moment.ts';

/** Over every page: who was not answered, and what colleagues have answered. */
export function StationNews({ desk }: { readonly desk: Desk }) {
  const { words, replica, session, station } = desk;
  const { call, contact, resident, staff } = replica.records.value;
  const view = viewpoint(desk);
  const nameOf = (id: Id) => {
    const person = resident.get(id);
    return person ? fullName(person) : '—';
  };
  const roomOf = (id: Id) => {
    const room = resident.get(id)?.room;
    return room ? words.t('residents.room', { room }) : '';
  };
  return (
    <StationBar
      elsewhere={elsewhere(call, session.staffId).map(({ id, body }) => ({
        id,
        text: words.t('station.elsewhere', {
          carer: staff.get(body.staffId ?? '')?.name ?? '—',
          name: nameOf(body.residentId),
        }),
      }))}
      missed={missed(call, { now: view.now, seen: station.seen.value }).map(({ id, body }) => ({
        id,
        name: nameOf(body.residentId),
        place: [roomOf(body.residentId), momentText(body.startedAt, view)].filter(Boolean).join(' · '),
        onCallBack:
          contact.get(body.contactId)?.kind === 'station' ? () => station.ring(body.contactId) : null,
      }))}
      onSeen={station.see}
    />
  );
}
