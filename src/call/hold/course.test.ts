import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallState } from '../call-state.ts';
import { followCourse } from './course.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const talking = (reconnecting: boolean, at: 'connecting' | 'connected' = 'connected'): CallState => ({
  ...{ at, callId: 'c', contactId: 'marie', caller: 'tablet', since: 0, reconnecting },
});

/** A call that was looked for at 0 ms and rang at 70. */
function course({ isCaller = true, resumed = false } = {}) {
  const startedAt = Date.now();
  const marks = new Map<string, number[]>([
    ['moien:call-start', [0]],
    ['moien:ringing', [70]],
  ]);
  const performance = {
    mark(name: string) {
      const startTime = Date.now() - startedAt + 5_000;
      marks.set(name, [...(marks.get(name) ?? []), startTime]);
    },
    now: () => Date.now() - startedAt + 5_000,
    getEntriesByName: (name: string) => (marks.get(name) ?? []).map((startTime) => ({ startTime })),
  };
  const view = signal(talking(resumed, 'connecting'));
  const over = new AbortController();
  const facts = followCourse({ isCaller, view, performance, now: Date.now }, over.signal);
  return { view, over, facts, performance, marks };
}
const pass = (ms: number) => vi.advanceTimersByTime(ms);

describe('The course of a call', () => {
  it('is told in lengths of time', () => {
    const { view, facts, performance } = course();
    pass(240);
    performance.mark('moien:first-frame');
    view.value = talking(false);
    pass(9_760);
    view.value = talking(true);
    pass(2_000);
    view.value = talking(false);
    pass(3_000);
    expect(facts()).toEqual({ ringMs: 70, firstFrameMs: 240, talkMs: 15_000, outages: 1, outageMs: 2_000 });
  });

  it('counts a break that never ends until the end', () => {
    const { view, facts } = course();
    view.value = talking(false);
    view.value = talking(true);
    pass(4_000);
    expect(facts()).toMatchObject({ outages: 1, outageMs: 4_000 });
    pass(1_000);
    expect(facts()).toMatchObject({ outages: 1, outageMs: 5_000 });
  });

  it('does not call it an outage that a page was loaded anew', () => {
    const { view, facts } = course({ resumed: true });
    pass(3_000);
    view.value = talking(false);
    pass(3_000);
    expect(facts()).toMatchObject({ outages: 0, outageMs: 0, talkMs: 6_000 });
  });

  it('says nothing of a ring that was not this page’s, nor of a picture of the call before', () => {
    const { facts, marks } = course({ isCaller: false });
    marks.set('moien:first-frame', [4_000]);
    expect(facts()).toMatchObject({ ringMs: null, firstFrameMs: null });
    const another = course();
    another.marks.set('moien:call-start', [0, 4_500]);
    expect(another.facts().ringMs).toBeNull();
  });

  it('stands still after the end', () => {
    const { view, over, facts } = course();
    view.value = talking(false);
    over.abort();
    view.value = talking(true);
    expect(facts()).toMatchObject({ outages: 0 });
  });
});
