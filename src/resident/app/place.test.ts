import { expect, it } from 'vitest';
import type { CallScreen } from '../../call/call-state.ts';
import { HOME, type Place, screenName, shown } from './place.ts';
import { uuid } from './records-for-test.ts';

const IDLE: CallScreen = { at: 'idle' };
const call = { callId: uuid(1), contactId: uuid(2) };
const incoming: CallScreen = { at: 'incoming', ...call };
const over: CallScreen = {
  ...{ at: 'over', ...call, outcome: 'completed', caller: 'tablet', endedAt: 5, spokeMs: 4 },
};
const HELP: Place = { at: 'help' };

it('A call comes before everything, also at night and over the photos', () => {
  for (const rest of ['awake', 'night', 'frame'] as const) expect(shown(incoming, HELP, rest)).toBe(incoming);
});

it('The night lies over the faces and over a card that was left open', () => {
  for (const [screen, place] of [[IDLE, HOME] as const, [IDLE, HELP] as const, [over, HOME] as const])
    expect(shown(screen, place, 'night')).toEqual({ at: 'night' });
});

it('After a touch the card is there again', () => {
  expect(shown(over, HOME, 'awake')).toBe(over);
  expect(shown(IDLE, HELP, 'awake')).toBe(HELP);
});

it('Photos take the place of the faces, never that of a card', () => {
  expect(shown(IDLE, HOME, 'frame')).toEqual({ at: 'frame' });
  expect(shown(IDLE, HELP, 'frame')).toBe(HELP);
  expect(shown(over, HOME, 'frame')).toBe(over);
});

it('A visit whose time it is comes before the photos and a card, and after a call', () => {
  const visit = { id: uuid(5), contactId: uuid(2), name: 'Anna', at: 7 };
  for (const [screen, place] of [[IDLE, HOME] as const, [IDLE, HELP] as const, [over, HOME] as const])
    expect(shown(screen, place, 'frame', visit)).toEqual({ at: 'visit', visit });
  expect(shown(incoming, HOME, 'awake', visit)).toBe(incoming);
});

it('One ring after another is another screen; ringing on is not', () => {
  expect(screenName(incoming)).not.toBe(screenName({ ...incoming, callId: uuid(3) }));
  expect(screenName({ at: 'looking', ...call })).toBe(screenName({ at: 'ringing', ...call }));
});
