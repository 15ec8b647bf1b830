import type { Person } from './drawing.ts';

type Face = Omit<Person, 'name' | 'background' | 'body' | 'clothing'>;
type Clothes = Pick<Person, 'background' | 'body' | 'clothing'>;

const person = (name: string, face: Face, clothes: Clothes): Person => ({ name, ...face, ...clothes });

/** The residents of the sample facility. */
const RESIDENTS: readonly Person[] = [
  person(
    'anne-weber',
    { hair: 'curlyBun', hairColor: 'white', skin: 'pale', eyes: 'glasses', mouth: 'smile', nose: 'wrinkles' },
    { background: 'lilac', body: 'rounded', clothing: '7555ca' },
  ),
  person(
    'jos-schmit',
    { hair: 'balding', hairColor: 'silver', skin: 'rosy', eyes: 'open', mouth: 'smile', nose: 'wrinkles' },
    { background: 'blue', body: 'checkered', clothing: '456dff' },
  ),
  person(
    'maria-ferreira',
    {
      hair: 'bobCut',
      hairColor: 'silver',
      skin: 'olive',
      eyes: 'happy',
      mouth: 'bigSmile',
      nose: 'wrinkles',
    },
    { background: 'yellow', body: 'rounded', clothing: 'e24553' },
  ),
];

const FAMILY_OF_ANNE: readonly Person[] = [
  person(
    'marie',
    {
      hair: 'bobCut',
      hairColor: 'brown',
      skin: 'light',
      eyes: 'happy',
      mouth: 'bigSmile',
      nose: 'smallRound',
    },
    { background: 'peach', body: 'rounded', clothing: '54d7c7' },
  ),
  person(
    'jean',
    {
      hair: 'shortCombover',
      hairColor: 'black',
      skin: 'rosy',
      eyes: 'glasses',
      mouth: 'smile',
      nose: 'wrinkles',
    },
    { background: 'blue', body: 'squared', clothing: '456dff' },
  ),
  person(
    'lea',
    {
      hair: 'extraLong',
      hairColor: 'ginger',
      skin: 'pale',
      eyes: 'open',
      mouth: 'bigSmile',
      nose: 'smallRound',
    },
    { background: 'yellow', body: 'small', clothing: '6dbb58' },
  ),
  person(
    'tom',
    { hair: 'curly', hairColor: 'black', skin: 'brown', eyes: 'happy', mouth: 'smile', nose: 'mediumRound' },
    { background: 'green', body: 'checkered', clothing: 'f3b63a' },
  ),
  person(
    'anne-k',
    { hair: 'straightBun', hairColor: 'grey', skin: 'tan', eyes: 'open', mouth: 'smile', nose: 'wrinkles' },
    { background: 'lilac', body: 'rounded', clothing: 'f55d81' },
  ),
  person(
    'dr-klein',
    {
      hair: 'fade',
      hairColor: 'brown',
      skin: 'olive',
      eyes: 'open',
      mouth: 'smile',
      nose: 'mediumRound',
      facialHair: 'goatee',
    },
    { background: 'rose', body: 'squared', clothing: 'f4f6fb' },
  ),
];

const FAMILY_OF_JOS: readonly Person[] = [
  person(
    'claude',
    {
      hair: 'shortComboverChops',
      hairColor: 'chestnut',
      skin: 'light',
      eyes: 'open',
      mouth: 'bigSmile',
      nose: 'mediumRound',
      facialHair: 'shadow',
    },
    { background: 'green', body: 'squared', clothing: '7555ca' },
  ),
  person(
    'sylvie',
    { hair: 'long', hairColor: 'fair', skin: 'pale', eyes: 'happy', mouth: 'smile', nose: 'smallRound' },
    { background: 'rose', body: 'rounded', clothing: 'e24553' },
  ),
  person(
    'ben',
    {
      hair: 'curlyHighTop',
      hairColor: 'fair',
      skin: 'light',
      eyes: 'happy',
      mouth: 'bigSmile',
      nose: 'smallRound',
    },
    { background: 'blue', body: 'small', clothing: 'f3b63a' },
  ),
  person(
    'lis',
    {
      hair: 'pigtails',
      hairColor: 'chestnut',
      skin: 'pale',
      eyes: 'open',
      mouth: 'smile',
      nose: 'smallRound',
    },
    { background: 'yellow', body: 'small', clothing: 'f55d81' },
  ),
  person(
    'pol',
    {
      hair: 'bald',
      hairColor: 'grey',
      skin: 'rosy',
      eyes: 'glasses',
      mouth: 'smile',
      nose: 'wrinkles',
      facialHair: 'walrus',
    },
    { background: 'peach', body: 'checkered', clothing: '6dbb58' },
  ),
];

const FAMILY_OF_MARIA: readonly Person[] = [
  person(
    'joao',
    {
      hair: 'buzzcut',
      hairColor: 'black',
      skin: 'tan',
      eyes: 'open',
      mouth: 'bigSmile',
      nose: 'mediumRound',
      facialHair: 'beardMustache',
    },
    { background: 'yellow', body: 'squared', clothing: '6dbb58' },
  ),
  person(
    'ana',
    {
      hair: 'extraLong',
      hairColor: 'black',
      skin: 'olive',
      eyes: 'happy',
      mouth: 'bigSmile',
      nose: 'smallRound',
    },
    { background: 'rose', body: 'rounded', clothing: 'f3b63a' },
  ),
  person(
    'rui',
    {
      hair: 'curlyHighTop',
      hairColor: 'black',
      skin: 'tan',
      eyes: 'open',
      mouth: 'smile',
      nose: 'smallRound',
    },
    { background: 'blue', body: 'small', clothing: 'e24553' },
  ),
  person(
    'ines',
    { hair: 'long', hairColor: 'brown', skin: 'olive', eyes: 'open', mouth: 'bigSmile', nose: 'smallRound' },
    { background: 'green', body: 'small', clothing: '7555ca' },
  ),
  person(
    'paulo',
    {
      hair: 'shortCombover',
      hairColor: 'grey',
      skin: 'olive',
      eyes: 'open',
      mouth: 'smile',
      nose: 'wrinkles',
      facialHair: 'pyramid',
    },
    { background: 'lilac', body: 'checkered', clothing: '456dff' },
  ),
  person(
    'teresa',
    { hair: 'curly', hairColor: 'silver', skin: 'tan', eyes: 'happy', mouth: 'bigSmile', nose: 'wrinkles' },
    { background: 'peach', body: 'rounded', clothing: 'f55d81' },
  ),
];

export const PEOPLE: readonly Person[] = [
  ...RESIDENTS,
  ...FAMILY_OF_ANNE,
  ...FAMILY_OF_JOS,
  ...FAMILY_OF_MARIA,
];
