import { describe, expect, it } from 'vitest';
import type { Device, Invitation } from '../../../protocol/records.ts';
import { devicesOf, reachOf } from './reach.ts';

const device = (contactId: string, acceptedAt: number): Device => ({
  contactId,
  invitationId: 'i',
  label: 'Safari · iPhone',
  language: 'fr',
  acceptedAt,
});
const invitation = (contactId: string, expiresAt: number): Invitation => ({
  contactId,
  createdAt: 0,
  createdBy: null,
  expiresAt,
  accepted: 0,
});
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
    expect(reachOf('marie', known)).toEqual({ at: 'reachable', devices: 2, online: true });
  });

  it('says that an invitation is out while one still works', () => {
    expect(reachOf('jean', known)).toEqual({ at: 'invited', expiresAt: 200 });
  });

  it('says that the invitation ran out, and that there was none', () => {
    expect(reachOf('lea', known)).toEqual({ at: 'expired' });
    expect(reachOf('tom', known)).toEqual({ at: 'nothing' });
  });

  it('lists the newest device first', () => {
    expect(devicesOf(known.devices, 'marie').map(({ id }) => id)).toEqual(['new', 'old']);
  });
});
