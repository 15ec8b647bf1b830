import { expect, test } from 'vitest';
import { type CallEvent, type CallState, IDLE, next } from './call-state.ts';
import { sayingOf } from './saying.ts';
import { CALL, MARIE, viewOf } from './testing/page.ts';

const named = { callId: CALL, contactId: MARIE, caller: 'tablet' } as const;
const looking: CallState = { at: 'looking', ...named };
const incoming: CallState = { at: 'incoming', ...named, caller: 'relative' };
const connecting: CallState = { at: 'connecting', ...named, since: 1, reconnecting: false };

const say = (before: CallState, event: CallEvent) => sayingOf(before, next(before, event), event);

const at = 2;
const rings = viewOf({ caller: 'relative', state: 'looking' });
test.each<[string, CallState, CallEvent, string | null]>([
  ['a tap starts', IDLE, { type: 'chosen', ...named, endsAt: null }, 'call.start'],
  ['a tap with grace says nothing', IDLE, { type: 'chosen', ...named, endsAt: 9 }, null],
  [
    'the end of the grace starts',
    { at: 'grace', ...named, endsAt: 9, rungBy: null },
    { type: 'graceOver' },
    'call.start',
  ],
  [
    'a change of mind says nothing',
    { at: 'grace', ...named, endsAt: 9, rungBy: null },
    { type: 'left', at },
    null,
  ],
  ['a ring is told', IDLE, { type: 'told', call: rings, replaces: null, at }, 'call.ringing'],
  ['an answer is told', incoming, { type: 'answered', at }, 'call.answer'],
  ['not now is told', incoming, { type: 'left', at }, 'call.decline'],
  ['a ring that dies here is not', incoming, { type: 'ended', outcome: 'missed', at }, null],
  ['taking back is told', looking, { type: 'left', at }, 'call.end'],
  ['nobody to say it to is told later', looking, { type: 'unreached', at }, 'call.end'],
  ['the first frame is told', connecting, { type: 'arrived', at }, 'call.connected'],
  ['hanging up is told', connecting, { type: 'left', at }, 'call.end'],
  [
    'what the server told is not told back',
    looking,
    { type: 'told', call: viewOf({ state: 'ended', outcome: 'missed' }), replaces: null, at },
    null,
  ],
  ['a resumed call is not started again', IDLE, { type: 'resumed', call: viewOf(), at }, null],
  ['a closed card says nothing', IDLE, { type: 'dismissed' }, null],
])('%s', (_, before, event, said) => {
  expect(say(before, event)?.type ?? null).toBe(said);
});

test('a connection that cannot be built is told as failed', () => {
  const event: CallEvent = { type: 'ended', outcome: 'failed', at };
  expect(say(connecting, event)).toMatchObject({ type: 'call.end', reason: 'failed' });
  expect(say(connecting, { type: 'left', at })).toMatchObject({ type: 'call.end', reason: 'hung-up' });
});
