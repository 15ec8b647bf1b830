import { expect, it } from 'vitest';
import { createDial } from './dial.ts';

it('A number is handed to the telephone as a link that is pressed, without its spaces', () => {
  const pressed: string[] = [];
  const link = { href: '', click: () => pressed.push(link.href) };
  const createElement = () => link as unknown as HTMLAnchorElement;
  createDial({ createElement: createElement as Document['createElement'] })('+352 26 12 34');
  expect(pressed).toEqual(['tel:+352261234']);
});
