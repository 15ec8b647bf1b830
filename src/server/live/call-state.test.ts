import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Call, type Outcome, type Side, USUAL_CALL } from '../../protocol/records.ts';
import { type CallEvent, isUnanswered, newCall, otherSide, transition } from './call-state.ts';

const START = 1_000_000;
const WHO = {
  residentId: '11111111-1111-4111-8111-111111111111',
  contactId: '22222222-2222-4222-8222-222222222222',
};
const fresh = (caller: Side = 'tablet') => newCall({ ...WHO, caller }, START);

/** Lets events happen one second apart and answers the call; a refusal fails the test. */
function callAfter(events: CallEvent[], call: Call = fresh()): Call {
  return events.reduce((before, event, index) => {
    const step = transition(before, event, START + (index + 1) * 1000);
    if ('refused' in step) throw new Error(`${event.type} was refused: ${step.refused}`);
    return step.call;
  }, call);
}

const ringing: CallEvent = { type: 'ringing', by: 'relative' };
const answered: CallEvent = { type: 'answered', by: 'relative' };
const connected: CallEvent = { type: 'connected' };
const hangUp = (by: Side, agoMs = 0): CallEvent => ({ type: 'ended', by, reason: 'hung-up', agoMs });
const failed = (by: Side): CallEvent => ({ type: 'ended', by, reason: 'failed', agoMs: 0 });
const away = (who: Side, agoMs = 0): CallEvent => ({ type: 'away', who, agoMs });

describe('a call', () => {
  test('looks for somebody when it begins, and knows nothing else', () => {
    expect(fresh()).toEqual({
      ...USUAL_CALL,
      ...WHO,
      caller: 'tablet',
      state: 'looking',
      outcome: null,
      startedAt: START,
      ringingAt: null,
      answeredAt: null,
      connectedAt: null,
      endedAt: null,
    });
  });

  test('goes from ringing through the answer to a picture, and keeps each time', () => {
    expect(callAfter([ringing, answered, connected])).toMatchObject({
      state: 'connected',
      ringingAt: START + 1000,
      answeredAt: START + 2000,
      connectedAt: START + 3000,
    });
  });

  test('may be answered by a device that never said that it rings', () => {
    expect(callAfter([answered])).toMatchObject({ state: 'connecting', ringingAt: null });
  });

  test('is the very same object when a second device rings or the picture is said twice', () => {
    const rung = callAfter([ringing]);
    expect(callAfter([ringing], rung)).toBe(rung);
    const seen = callAfter([answered, connected]);
    expect(callAfter([connected], seen)).toBe(seen);
  });

  const endings: [string, CallEvent[], Outcome][] = [
    ['cancelled when its caller takes it back', [ringing, hangUp('tablet')], 'cancelled'],
    ['cancelled when its caller is gone before the answer', [ringing, away('tablet')], 'cancelled'],
    ['declined when one device says not now', [ringing, { type: 'declined', by: 'relative' }], 'declined'],
    ['declined when the one who is rung hangs up', [ringing, hangUp('relative')], 'declined'],
    ['busy when the other is in another call', [{ type: 'busy', by: 'relative' }], 'busy'],
    ['missed when it rang and nobody came', [ringing, { type: 'unanswered' }], 'missed'],
    ['offline when nobody was there to ring', [{ type: 'unanswered' }], 'offline'],
    ['failed when the caller cannot connect', [ringing, failed('tablet')], 'failed'],
    ['failed when it was answered and no picture came', [answered, hangUp('relative')], 'failed'],
    ['failed when it was answered and one side vanished', [answered, away('relative')], 'failed'],
    ['completed when either hangs up', [answered, connected, hangUp('relative')], 'completed'],
    [
      'completed when the connection broke after they had spoken',
      [answered, connected, failed('tablet')],
      'completed',
    ],
    [
      'completed when one side vanished after they had spoken',
      [answered, connected, away('tablet')],
      'completed',
    ],
  ];
  test.each(endings)('is %s', (_, events, outcome) => {
    expect(callAfter(events)).toMatchObject({ state: 'ended', outcome });
  });

  const stopped = (side: Side): CallEvent => ({ type: 'stopped', side });
  const endedByHouse: [string, CallEvent[], Outcome][] = [
    ['talks', [answered, connected, stopped('tablet')], 'completed'],
    ['was answered without a picture yet', [answered, stopped('relative')], 'failed'],
    ['rings, for its caller', [ringing, stopped('tablet')], 'cancelled'],
    ['rings, for whom it rang', [ringing, stopped('relative')], 'missed'],
    ['only looks for somebody', [stopped('relative')], 'offline'],
  ];
  test.each(endedByHouse)('staff end one that %s: it says that it was them', (_, events, outcome) => {
    expect(callAfter(events)).toMatchObject({ state: 'ended', outcome, endedBy: 'house' });
  });

  test('keeps who answered it: a person, unless the tablet did it by itself', () => {
    expect(callAfter([answered])).toMatchObject({ answeredBy: 'person', endedBy: 'people' });
    expect(callAfter([{ ...answered, itself: true }])).toMatchObject({ answeredBy: 'itself' });
  });

  test('that is over is not ended by staff, too', () => {
    const over = callAfter([answered, connected, hangUp('relative')]);
    expect(callAfter([stopped('tablet')], over)).toBe(over);
  });

  test('goes on ringing when a device of the callee is away or cannot connect: another may', () => {
    const rung = callAfter([ringing]);
    expect(callAfter([away('relative')], rung)).toBe(rung);
    expect(callAfter([failed('relative')], rung)).toBe(rung);
  });

  test('goes on when the ring is over in time', () => {
    const answeredCall = callAfter([ringing, answered]);
    expect(callAfter([{ type: 'unanswered' }], answeredCall)).toBe(answeredCall);
  });

  test('ended when the hang-up was made, not when it could be said', () => {
    const call = transition(callAfter([answered, connected]), hangUp('tablet', 5_400), START + 60_000);
    expect(call).toMatchObject({ call: { endedAt: START + 54_600 } });
  });

  test('never ended before its last known moment, however long ago the hang-up claims to be', () => {
    const call = transition(callAfter([answered, connected]), hangUp('tablet', 86_400_000), START + 60_000);
    expect(call).toMatchObject({ call: { endedAt: START + 2000 } });
    const cancelled = transition(fresh(), hangUp('tablet', 86_400_000), START + 10);
    expect(cancelled).toMatchObject({ call: { endedAt: START } });
  });

  test('ended in whole milliseconds', () => {
    const call = transition(callAfter([answered, connected]), hangUp('tablet', 0.4), START + 60_000);
    expect(call).toMatchObject({ call: { endedAt: START + 60_000 } });
  });

  test('lasts until the side that vanished was last seen', () => {
    const step = transition(callAfter([answered, connected]), away('relative', 60_000), START + 100_000);
    expect(step).toMatchObject({ call: { endedAt: START + 40_000 } });
  });
});

describe('what comes from the wrong side or too late', () => {
  const byCaller: CallEvent[] = [
    { type: 'ringing', by: 'tablet' },
    { type: 'answered', by: 'tablet' },
    { type: 'declined', by: 'tablet' },
    { type: 'busy', by: 'tablet' },
  ];
  test.each(byCaller)('a caller may not say $type of its own call', (event) => {
    expect(transition(fresh(), event, START)).toEqual({ refused: 'not-allowed' });
    expect('call' in transition(fresh('relative'), event, START)).toBe(true);
  });

  test.each([ringing, answered, { type: 'declined', by: 'relative' } as CallEvent])(
    '$type after somebody answered is refused',
    (event) => {
      expect(transition(callAfter([answered]), event, START)).toEqual({ refused: 'conflict' });
    },
  );

  test('a picture before the answer is refused', () => {
    expect(transition(callAfter([ringing]), connected, START)).toEqual({ refused: 'conflict' });
  });

  test('both may hang up at once: the second changes nothing', () => {
    const over = callAfter([answered, connected, hangUp('tablet')]);
    expect(callAfter([hangUp('relative', 900)], over)).toBe(over);
    expect(callAfter([away('relative'), { type: 'unanswered' }], over)).toBe(over);
  });

  test('an answer after the end is refused', () => {
    expect(transition(callAfter([hangUp('tablet')]), answered, START)).toEqual({ refused: 'conflict' });
  });
});

const side = fc.constantFrom<Side>('tablet', 'relative');
const agoMs = fc.double({ min: 0, max: 86_400_000, noNaN: true });
const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.record({ type: fc.constantFrom('ringing', 'answered', 'declined', 'busy'), by: side }),
  fc.constant(connected),
  fc.record({
    type: fc.constant('ended' as const),
    by: side,
    reason: fc.constantFrom('hung-up', 'failed'),
    agoMs,
  }),
  fc.constant<CallEvent>({ type: 'unanswered' }),
  fc.record({ type: fc.constant('away' as const), who: side, agoMs }),
);
/** Clocks are set back now and then. */
const anyStory = fc.array(fc.tuple(anyEvent, fc.integer({ min: -5_000, max: 70_000 })), { maxLength: 30 });

describe('whatever happens', () => {
  /** Every call that a story passes through. */
  function* tell(caller: Side, story: [CallEvent, number][]): Generator<[Call, CallEvent, Call]> {
    let call = fresh(caller);
    let now = START;
    for (const [event, passed] of story) {
      now += passed;
      const step = transition(call, event, now);
      const next = 'call' in step ? step.call : call;
      yield [call, event, next];
      call = next;
    }
  }

  test('the times are in order, and none is taken back', () => {
    fc.assert(
      fc.property(side, anyStory, (caller, story) => {
        for (const [before, , call] of tell(caller, story)) {
          const { startedAt, ringingAt, answeredAt, connectedAt, endedAt } = call;
          const times = [startedAt, ringingAt, answeredAt, connectedAt, endedAt].filter((at) => at !== null);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          expect(times.every(Number.isInteger)).toBe(true);
          for (const key of ['ringingAt', 'answeredAt', 'connectedAt', 'endedAt'] as const)
            if (before[key] !== null) expect(call[key]).toBe(before[key]);
        }
      }),
    );
  });

  test('the end is final, and has exactly one outcome', () => {
    fc.assert(
      fc.property(side, anyStory, (caller, story) => {
        for (const [before, , call] of tell(caller, story)) {
          if (before.state === 'ended') expect(call).toBe(before);
          expect(call.outcome !== null).toBe(call.state === 'ended');
          expect(call.endedAt !== null).toBe(call.state === 'ended');
        }
      }),
    );
  });

  test('ringing is said only on a device’s word, and only the callee answers', () => {
    fc.assert(
      fc.property(side, anyStory, (caller, story) => {
        for (const [before, event, call] of tell(caller, story)) {
          const who = 'by' in event ? event.by : null;
          if (call.ringingAt !== before.ringingAt)
            expect([event.type, who]).toEqual(['ringing', otherSide(caller)]);
          if (call.answeredAt !== before.answeredAt)
            expect([event.type, who]).toEqual(['answered', otherSide(caller)]);
        }
      }),
    );
  });

  test('completed is said only of two who saw or heard each other, missed only of what rang', () => {
    fc.assert(
      fc.property(side, anyStory, (caller, story) => {
        for (const [, , call] of tell(caller, story)) {
          if (call.outcome === 'completed') expect(call.connectedAt).not.toBeNull();
          if (call.outcome === 'missed') expect(call.ringingAt).not.toBeNull();
          if (call.outcome === 'offline') expect(call.ringingAt).toBeNull();
          if (isUnanswered(call)) expect(call.answeredAt).toBeNull();
        }
      }),
    );
  });
});
