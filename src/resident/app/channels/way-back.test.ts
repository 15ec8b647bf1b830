import { expect, test } from 'vitest';
import { startWayBack, type WayBackWindow } from './way-back.ts';

function tablet(CloseWatcher?: WayBackWindow['CloseWatcher']) {
  const target = new EventTarget();
  const life = new AbortController();
  let backs = 0;
  const window = Object.assign(target, CloseWatcher && { CloseWatcher }) as unknown as WayBackWindow;
  startWayBack(window, () => (backs += 1), life.signal);
  return { back: () => target.dispatchEvent(new Event('popstate')), backs: () => backs, life };
}

test('the back gesture leads back, once the channel is open and no longer', () => {
  const { back, backs, life } = tablet();
  back();
  expect(backs()).toBe(1);
  life.abort();
  back();
  expect(backs()).toBe(1);
});

test('where the browser asks before it goes back, that is heard', () => {
  const made: { onclose: (() => void) | null; signal: AbortSignal }[] = [];
  class Watcher {
    onclose: (() => void) | null = null;
    signal: AbortSignal;
    constructor({ signal }: { signal: AbortSignal }) {
      this.signal = signal;
      made.push(this);
    }
  }
  const { backs, life } = tablet(Watcher);
  made[0]?.onclose?.();
  expect(backs()).toBe(1);
  life.abort();
  expect(made[0]?.signal.aborted).toBe(true);
});

test('a browser that grants no watcher still has its history', () => {
  class Refusing {
    onclose = null;
    constructor() {
      throw new DOMException('too many', 'NotAllowedError');
    }
  }
  const { back, backs } = tablet(Refusing);
  back();
  expect(backs()).toBe(1);
});
