import { describe, expect, it } from 'vitest';
import { type Contact, type Device, type Invitation, USUAL_CONTACT } from '../../../protocol/records.ts';
import { USUAL_RING } from '../../../protocol/rings.ts';
import { devicesOf, reachOf } from './reach.ts';

const device = (contactId: string, acceptedAt: number): Device => ({
  contactId,
  invitationId: 'i',
  label: 'Safari · iPhone',
  language: 'fr',
  acceptedAt,
  ring: USUAL_RING,
});
const invitation = (contactId: string, expiresAt: number): Invitation => ({
  contactId,
  createdAt: 0,
  createdBy: null,
  expiresAt,
  accepted: 0,
});
const contact = (id: string, way: Partial<Contact> = {}) => {
  const said = { residentId: 'anne', name: id, relation: '', callsResident: '', photo: null, position: 1 };
  return { id, body: { ...USUAL_CONTACT, ...said, ...way } };
};
const known = {
  devices: new Map([
    ['old', device('marie', 1)],
    ['new', device('marie', 2)],
  ]),
  invitations: new Map([
    ['1', invitation('marie', 50)],
    ['2', invitation('jean', 50)],
    ['3', invitation('jean', 200)],
    ['4', invitation('lea', 50)],
  ]),
  isOnline: (id: string) => id === 'marie',
  now: 100,
};

describe('whether a contact can be reached', () => {
  it('counts the devices and says whether one is there now', () => {
    expect(reachOf(contact('marie'), known)).toEqual({
      at: 'reachable',
      devices: 2,
      online: true,
      will: { at: 'will-not-ring', why: 'none' },
    });
  });

  it('says whether one of the devices will ring', () => {
    const rings = { push: 'on', confirmedAt: 1, askedAt: null, shownAt: null } as const;
    const devices = new Map([...known.devices, ['phone', { ...device('marie', 3), ring: rings }]]);
    expect(reachOf(contact('marie'), { ...known, devices })).toMatchObject({ will: { at: 'rings' } });
  });

  it('says that an invitation is out while one still works', () => {
    expect(reachOf(contact('jean'), known)).toEqual({ at: 'invited', expiresAt: 200 });
  });

  it('says that the invitation ran out, and that there was none', () => {
    expect(reachOf(contact('lea'), known)).toEqual({ at: 'expired' });
    expect(reachOf(contact('tom'), known)).toEqual({ at: 'nothing' });
  });

  it('is no question of devices for a telephone and for the carers', () => {
    const doctor = contact('marie', { kind: 'phone', phone: '+352 26 12 34' });
    expect(reachOf(doctor, known)).toEqual({ at: 'phone', number: '+352 26 12 34' });
    expect(reachOf(contact('marie', { kind: 'station' }), known)).toEqual({ at: 'station' });
  });

  it('lists the newest device first', () => {
    expect(devicesOf(known.devices, 'marie').map(({ id }) => id)).toEqual(['new', 'old']);
  });
});
