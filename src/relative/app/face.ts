import type { Bond } from './bond.ts';

/** Whom a bond is with: all that a ring, a call and the welcome show of them. */
export type Face = {
  name: string;
  fullName: string;
  photo: string | null;
  facility: string;
  timeZone: string;
};

/** Reads signals: a component that calls it is drawn again when something changes. Null before the first pull. */
export function faceOf(bond: Bond): Face | null {
  const { loved, contact } = bond.replica.records.value;
  const them = loved.get(bond.key.residentId);
  const me = contact.get(bond.key.contactId);
  if (!them || !me) return null;
  return {
    name: me.callsResident || them.name,
    fullName: them.name,
    photo: bond.photos.url(them.photo),
    facility: them.facilityName,
    timeZone: them.timeZone,
  };
}
