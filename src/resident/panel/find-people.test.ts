import { expect, test } from 'vitest';
import { findPeople } from './find-people.ts';

const person = (name: string, room: string) => ({ residentId: name, name, room, photo: null });
const PEOPLE = [person('Anne Weber', '12'), person('Jos Höffmann', '120'), person('Marie-Anne Schmit', '3')];
const found = (sought: string) => findPeople(PEOPLE, sought).map(({ name }) => name);

test('nothing typed finds everybody, in their order', () => {
  expect(found('  ')).toEqual(['Anne Weber', 'Jos Höffmann', 'Marie-Anne Schmit']);
});

test('a name is found by how it begins, each part of it, without accents and in any case', () => {
  expect(found('hof')).toEqual(['Jos Höffmann']);
  expect(found('ANNE')).toEqual(['Anne Weber', 'Marie-Anne Schmit']);
  expect(found('ber')).toEqual([]);
});

test('a room is found like a name, and both together narrow', () => {
  expect(found('12')).toEqual(['Anne Weber', 'Jos Höffmann']);
  expect(found('anne 12')).toEqual(['Anne Weber']);
});
