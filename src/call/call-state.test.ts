import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANNOUNCE_MS, type CallEvent, type CallState, IDLE, isFree, isOn, next } from './call-state.ts';
import { CALL, callNumber, MARIE, PAUL, viewOf } from './testing/page.ts';

const named = { callId: CALL, contactId: MARIE, caller: 'tablet' } as const;
const over = { at: 'over', ...named, outcome: 'missed', endedAt: 9, spokeMs: null } as const;
const STATES: Record<CallState['at'], CallState> = {
  idle: IDLE,
  grace: { at: 'grace', ...named, endsAt: 3000, rungBy: null },
  looking: { at: 'looking', ...named },
  ringing: { at: 'ringing', ...named },
  incoming: { at: 'incoming', ...named, caller: 'relative' },
  connecting: { at: 'connecting', ...named, since: 100, reconnecting: false },
  connected: { at: 'connected', ...named, since: 200, reconnecting: false },
  over,
};
const chosen: CallEvent = {
  type: 'chosen',
  callId: callNumber(2),
  contactId: PAUL,
  caller: 'tablet',
  endsAt: null,
};

type Row = [CallState['at'], CallEvent, Partial<Record<string, unknown>>];
const at = 1200;
const rows: Row[] = [
  ['idle', chosen, { at: 'looking', contactId: PAUL }],
  ['idle', { ...chosen, endsAt: 3000 }, { at: 'grace', endsAt: 3000 }],
  ['over', chosen, { at: 'looking', contactId: PAUL }],
  ['grace', { type: 'graceOver' }, { at: 'looking', callId: CALL }],
  ['grace', { type: 'left', at }, { at: 'idle' }],
  ['looking', { type: 'left', at }, { at: 'idle' }],
  ['ringing', { type: 'left', at }, { at: 'idle' }],
  ['incoming', { type: 'left', at }, { at: 'idle' }],
  ['incoming', { type: 'answered', at }, { at: 'connecting', since: at, reconnecting: false }],
  ['connecting', { type: 'left', at }, { at: 'over', outcome: 'cancelled', spokeMs: null }],
  ['connected', { type: 'left', at }, { at: 'over', outcome: 'completed', spokeMs: 1000, endedAt: at }],
  ['connecting', { type: 'arrived', at }, { at: 'connected', since: at }],
  ['connected', { type: 'broken' }, { at: 'connected', reconnecting: true, searching: false }],
  ['connected', { type: 'broken', isLong: true }, { at: 'connected', reconnecting: true, searching: true }],
  ['looking', { type: 'unreached', at }, { at: 'over', outcome: 'offline' }],
  ['connected', { type: 'ended', outcome: 'failed', at }, { at: 'over', outcome: 'failed', spokeMs: 1000 }],
  ['incoming', { type: 'refused', callId: CALL, outcome: null, at }, { at: 'over', outcome: 'missed' }],
  ['looking', { type: 'refused', callId: CALL, outcome: 'busy', at }, { at: 'over', outcome: 'busy' }],
  ['connected', { type: 'refused', callId: CALL, outcome: null, at }, { at: 'over', outcome: 'completed' }],
  ['over', { type: 'dismissed' }, { at: 'idle' }],
  ['looking', told({ state: 'ringing' }), { at: 'ringing' }],
  ['looking', told({ state: 'connecting', answeredAt: 7 }), { at: 'connecting', since: 7 }],
  ['connecting', told({ state: 'connected', connectedAt: 8 }), { at: 'connected', since: 8 }],
  ['incoming', told({ state: 'connecting', elsewhere: true }), { at: 'idle' }],
  ['idle', told({ state: 'looking', caller: 'relative' }), { at: 'incoming', caller: 'relative' }],
  ['idle', rungItself(), { at: 'incoming', answersAt: 300 + ANNOUNCE_MS }],
  ['incoming', { type: 'answered', at }, { at: 'connecting', since: at }],
  [
    'ringing',
    told({ callId: callNumber(9), state: 'connecting', caller: 'relative', answeredAt: 7 }, CALL),
    { at: 'connecting', callId: callNumber(9), caller: 'relative' },
  ],
  ['idle', { type: 'resumed', call: viewOf({ state: 'ringing' }), at }, { at: 'ringing' }],
  [
    'idle',
    { type: 'resumed', call: viewOf({ state: 'connected', connectedAt: 50 }), at },
    { at: 'connected', since: 50, reconnecting: true },
  ],
];

describe('what happens to a call', () => {
  test.each(rows)('%s: %o', (from, event, expected) => {
    expect(next(STATES[from], event)).toMatchObject(expected);
  });

  const unchanged: [CallState['at'], CallEvent][] = [
    ['looking', chosen],
    ['incoming', chosen],
    ['connected', chosen],
    ['idle', { type: 'graceOver' }],
    ['ringing', { type: 'unreached', at }],
    ['ringing', { type: 'answered', at }],
    ['connected', { type: 'arrived', at }],
    ['connected', { type: 'mended' }],
    ['connected', { type: 'refused', callId: callNumber(5), outcome: null, at }],
    ['connecting', told({ state: 'ringing' })],
    ['connected', told({ state: 'connecting' })],
    ['idle', told({ state: 'ringing', caller: 'tablet' })],
    ['idle', told({ state: 'ringing', caller: 'relative', elsewhere: true })],
    ['idle', told({ state: 'connecting', caller: 'relative' })],
    ['connected', told({ callId: callNumber(5), state: 'looking', caller: 'relative' })],
    ['looking', { type: 'resumed', call: viewOf({ state: 'connected' }), at }],
    ['over', told({ state: 'ringing' })],
  ];
  test.each(unchanged)('%s stays as it is: %o', (from, event) => {
    expect(next(STATES[from], event)).toBe(STATES[from]);
  });

  test('the card takes the server word for outcome and length', () => {
    const call = { state: 'ended', outcome: 'completed', connectedAt: 1000, endedAt: 61_000 } as const;
    expect(next(STATES.connected, told(call))).toMatchObject({ spokeMs: 60_000, outcome: 'completed' });
    expect(next(over, told(call))).toMatchObject({ spokeMs: 60_000, outcome: 'completed', endedAt: 61_000 });
  });
});

describe('a call that answers itself', () => {
  const announced = next(IDLE, rungItself());

  test('keeps its moment, however often it is told of', () => {
    expect(next(announced, rungItself({ state: 'ringing' }))).toBe(announced);
  });

  test('rings like any other when the server does not allow it any more', () => {
    const ringing = next(announced, rungItself({ state: 'ringing', answersItself: false }));
    expect(ringing).toEqual({ at: 'incoming', ...named, caller: 'relative' });
  });

  test('rings like any other when this device knows better, and stays so', () => {
    const ringing = next(announced, { type: 'ringsOn' });
    expect(ringing).toEqual({ at: 'incoming', ...named, caller: 'relative' });
    expect(next(ringing, rungItself({ state: 'ringing' }))).toBe(ringing);
    expect(next(ringing, { type: 'ringsOn' })).toBe(ringing);
  });

  test('is answered by the server’s word alone', () => {
    const answered = told({ state: 'connecting', caller: 'relative', answeredAt: 12_300 });
    expect(next(announced, answered)).toMatchObject({ at: 'connecting', since: 12_300 });
  });

  test('is announced anew to who was about to call the very same person', () => {
    const tapped = next(STATES.grace, rungItself({ callId: callNumber(2) }));
    expect(next(tapped, { type: 'left', at })).toMatchObject({ answersAt: at + ANNOUNCE_MS });
  });
});

test('a call that staff ended says so', () => {
  const call = { state: 'ended', outcome: 'completed', connectedAt: 1000, endedAt: 61_000 } as const;
  expect(next(STATES.connected, told({ ...call, endedBy: 'house' }))).toMatchObject({ byHouse: true });
  expect(next(STATES.connected, told(call))).not.toHaveProperty('byHouse');
});

describe('whatever happens', () => {
  const ids = fc.constantFrom(CALL, callNumber(2), callNumber(3));
  const times = fc.nat(100_000);
  const view = fc.record({
    callId: ids,
    you: fc.constantFrom('tablet' as const, 'relative' as const),
    caller: fc.constantFrom('tablet' as const, 'relative' as const),
    elsewhere: fc.boolean(),
    answersItself: fc.boolean(),
    state: fc.constantFrom('looking', 'ringing', 'connecting', 'connected', 'ended' as const),
    answeredAt: fc.option(times),
    connectedAt: fc.option(times),
    endedAt: fc.option(times),
  });
  const event: fc.Arbitrary<CallEvent> = fc.oneof(
    fc.record({ callId: ids, endsAt: fc.option(times) }).map((some) => ({ ...chosen, ...some }) as CallEvent),
    fc.constantFrom<CallEvent>({ type: 'graceOver' }, { type: 'dismissed' }, { type: 'broken' }),
    fc.constantFrom<CallEvent>(
      { type: 'ringsOn' },
      { type: 'mended' },
      { type: 'ended', outcome: 'failed', at: 5 },
    ),
    times.chain((now) =>
      fc.constantFrom<CallEvent>(
        { type: 'answered', at: now },
        { type: 'left', at: now },
        { type: 'arrived', at: now },
        { type: 'unreached', at: now },
      ),
    ),
    fc.record({ view, replaces: fc.option(ids), now: times }).map(({ view: changes, replaces, now }) => ({
      type: 'told' as const,
      call: viewOf(changes as Parameters<typeof viewOf>[0]),
      replaces,
      at: now,
    })),
  );

  test('nobody speaks longer than the call, and only calls that are on reconnect', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let state: CallState = IDLE;
        for (const one of events) {
          state = next(state, one);
          if (state.at === 'over') expect(state.spokeMs ?? 0).toBeGreaterThanOrEqual(0);
          expect('reconnecting' in state).toBe(state.at === 'connecting' || state.at === 'connected');
        }
      }),
    );
  });

  test('the person can always get out: leaving and dismissing ends every state', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const state = events.reduce(next, IDLE);
        const left = next(state, { type: 'left', at: 1 });
        expect(isFree(left)).toBe(true);
        expect(next(left, { type: 'dismissed' })).toEqual(IDLE);
      }),
    );
  });

  test('a call changes its id only by the server word that it became another', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), event, (events, last) => {
        const before = events.reduce(next, IDLE);
        const after = next(before, last);
        if (!isOn(before) || !isOn(after) || before.callId === after.callId) return;
        expect(last).toMatchObject({ type: 'told', replaces: before.callId });
      }),
    );
  });
});

/** A relative's ring that may answer itself. */
function rungItself(changes: Parameters<typeof viewOf>[0] = {}): CallEvent {
  return told({ state: 'looking', caller: 'relative', answersItself: true, ...changes });
}

function told(changes: Parameters<typeof viewOf>[0], replaces: string | null = null): CallEvent {
  return { type: 'told', call: viewOf(changes), replaces, at: 300 };
}
