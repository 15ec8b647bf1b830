import { expect, it } from 'vitest';
import { pictureFit } from './picture-fit.ts';

const wide = { width: 1280, height: 800 };
const tall = { width: 800, height: 1280 };

it('A phone held upright is shown whole on a wide tablet, with the chin', () => {
  expect(pictureFit({ width: 360, height: 640 }, wide)).toBe('contain');
});

it('A picture of nearly the shape of the screen fills it', () => {
  expect(pictureFit({ width: 640, height: 480 }, wide)).toBe('cover');
  expect(pictureFit({ width: 1280, height: 720 }, wide)).toBe('cover');
  expect(pictureFit({ width: 360, height: 640 }, tall)).toBe('cover');
});

it('A wide picture is shown whole on an upright tablet', () => {
  expect(pictureFit({ width: 1280, height: 720 }, tall)).toBe('contain');
});

it('Before the first frame nothing is decided against filling', () => {
  expect(pictureFit({ width: 0, height: 0 }, wide)).toBe('cover');
});
