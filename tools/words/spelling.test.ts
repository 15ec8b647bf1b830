import { describe, expect, it } from 'vitest';
import allowed from './allowed.json' with { type: 'json' };
import { openDictionary } from './dictionary.ts';
import { readLanguage } from './language-faults.ts';
import { RIGHT_SENTENCES } from './right-sentences.ts';
import { idleAllowances, spellingFaults, unknownWords } from './spelling.ts';

const lb = openDictionary('lb');
const fr = openDictionary('fr');

describe('the Luxembourgish dictionary', () => {
  it.each(['fir', 'Astellunge', 'Fotoen', 'unzeruffen', 'eréischt'])('knows %s', (word) => {
    expect(lb.knows(word)).toBe(true);
  });

  it('tells a word with an entry of its own from a mere form', () => {
    expect(lb.lists('Message')).toBe(true);
    expect(lb.lists('Astellunge')).toBe(false);
  });
});

describe('a Luxembourgish text', () => {
  it.each([
    'D’Famill huet d’Foto z’erreechen.',
    'Wéi ass ’t Wieder?',
    'E-Mail-Adress an QR-Code',
    'Den Tablet <b>{{nameOfTheTablet}}</b>: https://example.org/xyzzy, anne@beispill.lu',
    'MOIEN, DIR LÉIF!',
  ])('is right: %s', (text) => {
    expect(unknownWords('lb', text, lb)).toEqual([]);
  });

  it.each([
    ['Een Fehler', 'Fehler'],
    ['Nët elo', 'Nët'],
    ['Zerëck', 'Zerëck'],
    ['eng foto', 'foto'],
    ['De Bildschirm', 'Bildschirm'],
    ['d’Einstellungen', 'd’Einstellungen'],
    ['Wifi-Passwort', 'Wifi-Passwort'],
  ])('is wrong: %s', (text, word) => {
    expect(unknownWords('lb', text, lb)).toEqual([word]);
  });

  it('is named with its key', () => {
    expect(spellingFaults('lb', { 'call.failed': 'Fehler', 'call.ok': 'Feeler' }, lb)).toEqual([
      '"call.failed" has the unknown word Fehler',
    ]);
  });
});

describe('a French text', () => {
  it.each([
    'Qu’il l’appelle, puisqu’elle n’est pas là\u00A0!',
    'Aujourd’hui jusqu’à dix heures, quelqu’un s’en occupe.',
    'Essayez-en une autre, peut-être après-midi.',
    '«\u00A0Dès qu’elle m’entend\u00A0», dit-elle.',
  ])('is right: %s', (text) => {
    expect(unknownWords('fr', text, fr)).toEqual([]);
  });

  it.each([
    ['Rapeler', 'Rapeler'],
    ['l’apareil', 'l’apareil'],
    ['Reesayez plus tard', 'Reesayez'],
  ])('is wrong: %s', (text, word) => {
    expect(unknownWords('fr', text, fr)).toEqual([word]);
  });
});

describe('the allow-list', () => {
  it('gives a reason for each word, and holds none that the dictionary knows', () => {
    for (const [word, reason] of Object.entries(allowed.lb)) {
      expect(reason.length, word).toBeGreaterThan(8);
      expect(lb.knows(word), word).toBe(false);
    }
    for (const word of Object.keys(allowed.fr)) expect(fr.knows(word), word).toBe(false);
  });

  it('says which of its words no text needs any more', () => {
    const texts = Object.keys(allowed.lb).filter((word) => word !== 'Tablet');
    expect(idleAllowances('lb', texts)).toEqual(['allowed.json, lb: no text needs "Tablet"']);
  });
});

it('The right sentences are spelled right as well', () => {
  expect(unknownWords('lb', RIGHT_SENTENCES.join('\n'), lb)).toEqual([]);
});

it('The words of dates are read with the locale files', () => {
  const words = Object.fromEntries(Object.keys(allowed.fr).map((word) => [word, word]));
  const { faults, told } = readLanguage('fr', { 'resident.json': { ...words, 'call.again': 'Rapeler' } });
  expect(faults).toEqual(['resident.json, fr: "call.again" has the unknown word Rapeler']);
  expect(told[0]).toBe(`fr: ${Object.keys(words).length + 1 + 28} texts spelled`);
});
