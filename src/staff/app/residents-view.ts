import { fullName, sortResidents } from '../screens/residents/find-residents.ts';
import type { Row } from '../screens/residents/ResidentList.tsx';
import type { Whose } from '../screens/tablets/TabletForm.tsx';
import type { Desk } from './desk.ts';
import { batteryOf } from './fleet-view.ts';
import { standingOf } from './look.ts';

/** The list of residents as it stands now. */
export function residentRows(desk: Desk): Row[] {
  return sortResidents(desk.replica.records.value.resident).map(({ id, body }) => ({
    id,
    body,
    photo: desk.photos.url(body.photo),
    ...standingOf(desk, id),
    battery: batteryOf(desk, id),
  }));
}

/** Whom a tablet may be given to. */
export function whoseOptions(desk: Desk): Whose[] {
  const here = sortResidents(desk.replica.records.value.resident);
  return here
    .filter(({ body }) => body.archivedAt === null)
    .map(({ id, body }) => ({ id, name: fullName(body) }));
}
