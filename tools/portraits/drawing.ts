import type { Options } from '@dicebear/personas';

/** The warm flat backgrounds of the home screen. */
const BACKGROUNDS = {
  peach: 'f3c9b0',
  blue: 'b8d3e6',
  yellow: 'f3d688',
  green: 'c2e0c4',
  lilac: 'd9c7eb',
  rose: 'f0b7b7',
};

const HAIR = {
  white: 'eceaf0',
  silver: 'c9c6d1',
  grey: '97939f',
  black: '362c47',
  brown: '6c4545',
  chestnut: '8a5a44',
  fair: 'd9a866',
  ginger: 'd9744a',
};

const SKIN = {
  pale: 'f0c0ae',
  light: 'eeb4a4',
  rosy: 'e7a391',
  olive: 'e5a07e',
  tan: 'd78774',
  brown: '92594b',
};

type Of<Field extends 'hair' | 'eyes' | 'mouth' | 'nose' | 'body' | 'facialHair'> = NonNullable<
  Options[Field]
>[number];

export type Person = {
  name: string;
  background: keyof typeof BACKGROUNDS;
  hair: Of<'hair'>;
  hairColor: keyof typeof HAIR;
  skin: keyof typeof SKIN;
  eyes: Of<'eyes'>;
  mouth: Of<'mouth'>;
  nose: Of<'nose'>;
  body: Of<'body'>;
  clothing: string;
  facialHair?: Of<'facialHair'>;
};

/** Drawing options for one person; every choice is fixed, so that the same face comes out each time. */
export function drawingOptions(one: Person) {
  return {
    seed: one.name,
    backgroundColor: [BACKGROUNDS[one.background]],
    hair: [one.hair],
    hairColor: [HAIR[one.hairColor]],
    skinColor: [SKIN[one.skin]],
    eyes: [one.eyes],
    mouth: [one.mouth],
    nose: [one.nose],
    body: [one.body],
    clothingColor: [one.clothing],
    facialHair: one.facialHair ? [one.facialHair] : [],
    facialHairProbability: one.facialHair ? 100 : 0,
  };
}
