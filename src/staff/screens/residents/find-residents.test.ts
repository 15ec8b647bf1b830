import { describe, expect, it } from 'vitest';
import { type Resident, USUAL_RESIDENT } from '../../../protocol/records.ts';
import { findResidents, fullName, sortResidents } from './find-residents.ts';

const resident = (givenName: string, familyName: string, room: string): Resident => ({
  ...USUAL_RESIDENT,
  givenName,
  familyName,
  room,
  address: '',
  language: 'fr',
  photo: null,
  callingHours: { from: 0, until: 1440 },
});

const house = new Map(
  [
    resident('Zoé', 'Éischen', '12'),
    resident('Anne', 'Weber', '12'),
    resident('Anne-Marie', 'Äifel', '14b'),
    resident('Jos', '', '7'),
  ].map((body, index) => [String(index), body]),
);
const found = (query: string) => findResidents(sortResidents(house), query).map(({ body }) => fullName(body));

describe('finding a resident', () => {
  it('lists everybody by family name while nothing is typed', () => {
    expect(found(' ')).toEqual(['Anne-Marie Äifel', 'Zoé Éischen', 'Jos', 'Anne Weber']);
  });

  it('needs neither accents nor capitals', () => {
    expect(found('eisch')).toEqual(['Zoé Éischen']);
    expect(found('ZOE')).toEqual(['Zoé Éischen']);
  });

  it('finds by room, and by the second half of a double name', () => {
    expect(found('14B')).toEqual(['Anne-Marie Äifel']);
    expect(found('marie')).toEqual(['Anne-Marie Äifel']);
  });

  it('wants every word, in any order', () => {
    expect(found('12 anne')).toEqual(['Anne Weber']);
    expect(found('anne nobody')).toEqual([]);
  });
});
