import { fullName, sortResidents } from '../screens/residents/find-residents.ts';
import type { Row } from '../screens/residents/ResidentList.tsx';
import type { Whose } from '../screens/tablets/TabletForm.tsx';
import type { TabletRow } from '../screens/tablets/TabletList.tsx';
import type { Desk } from './desk.ts';
import { isOnline, sinceText, standingOf } from './look.ts';

/** The list of residents as it stands now. */
export function residentRows(desk: Desk): Row[] {
  return sortResidents(desk.replica.records.value.resident).map(({ id, body }) => ({
    id,
    body,
    photo: desk.photos.url(body.photo),
    ...standingOf(desk, id),
  }));
}

/** Whom a tablet may be given to. */
export function whoseOptions(desk: Desk): Whose[] {
  return sortResidents(desk.replica.records.value.resident).map(({ id, body }) => ({
    id,
    name: fullName(body),
  }));
}

/** Tablets by name; those of one resident when `residentId` is given. */
export function tabletRows(desk: Desk, residentId?: string): TabletRow[] {
  const { tablet, resident } = desk.replica.records.value;
  const order = new Intl.Collator('de', { numeric: true });
  return [...tablet]
    .filter(([, body]) => !residentId || body.residentId === residentId)
    .map(([id, body]) => ({
      id,
      name: body.name,
      residentId: body.residentId,
      residentName: fullName(resident.get(body.residentId) ?? { givenName: '—', familyName: '' }),
      online: desk.online.value ? isOnline(desk, id) : null,
      since: sinceText(desk, id),
    }))
    .sort((a, b) => order.compare(a.name, b.name));
}
