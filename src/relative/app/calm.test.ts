import { type Signal, signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../protocol/live.ts';
import type { Live } from '../../sync/live.ts';
import { createFakeTime, type FakeTime, turns } from '../../sync/time.fixture.ts';
import type { ArrivalState } from './arrival.ts';
import type { Bond } from './bond.ts';
import { createCalm, pokedInCalm } from './calm.ts';

let time: FakeTime;
let isCalm: boolean;
let state: Signal<ArrivalState>;
let shown: Signal<Bond | null>;
const view = signal<{ at: string }>({ at: 'idle' });
const hasPicture = signal(false);
const welcome = signal<object | null>(null);
const bond = { call: { view, remoteHasPicture: hasPicture }, live: { welcome } } as unknown as Bond;

function open(link = true) {
  const calm = createCalm();
  void calm.comes.then(() => {
    isCalm = true;
  });
  const secret = link ? { name: 'ring', secret: 's' } : null;
  calm.follow({ link: secret, arrival: { state }, household: { shown }, timers: time });
}
async function passed(ms: number) {
  time.advance(ms);
  await turns(3);
  return isCalm;
}

beforeEach(() => {
  time = createFakeTime();
  isCalm = false;
  state = signal<ArrivalState>('opening');
  shown = signal<Bond | null>(null);
  view.value = { at: 'idle' };
  hasPicture.value = false;
  welcome.value = null;
});

const arrived = () => {
  shown.value = bond;
  state.value = 'settled';
};

describe('calm comes', () => {
  it('at once to a page without a link', async () => {
    open(false);
    expect(await passed(0)).toBe(true);
  });

  it('when the link was no good', async () => {
    open();
    expect(await passed(10_000)).toBe(false);
    state.value = 'expired';
    expect(await passed(0)).toBe(true);
  });

  it('when the server says that nobody rings', async () => {
    open();
    arrived();
    expect(await passed(1_000)).toBe(false);
    welcome.value = {};
    expect(await passed(0)).toBe(true);
  });

  it('without a server, after some patience', async () => {
    open();
    arrived();
    expect(await passed(3_999)).toBe(false);
    expect(await passed(1)).toBe(true);
  });

  it('with the first picture, not with the welcome, when somebody rings', async () => {
    open();
    arrived();
    welcome.value = {};
    view.value = { at: 'incoming' };
    expect(await passed(1_000)).toBe(false);
    view.value = { at: 'connecting' };
    expect(await passed(2_000)).toBe(false);
    hasPicture.value = true;
    expect(await passed(0)).toBe(true);
  });

  it('while it rings for long: by then the way to the other is built', async () => {
    open();
    arrived();
    view.value = { at: 'incoming' };
    expect(await passed(1_500)).toBe(true);
  });

  it('when there is a voice and no picture', async () => {
    open();
    arrived();
    view.value = { at: 'connected' };
    expect(await passed(2_999)).toBe(false);
    expect(await passed(1)).toBe(true);
  });

  it('when it is over', async () => {
    open();
    arrived();
    view.value = { at: 'over' };
    expect(await passed(0)).toBe(true);
  });
});

describe('what the socket says', () => {
  it('a poke waits for calm, what belongs to the ring does not', async () => {
    const heard: string[] = [];
    let say: (message: ServerMessage) => void = () => undefined;
    let come = () => {};
    const calm = new Promise<void>((resolve) => {
      come = resolve;
    });
    const onMessage: Live['onMessage'] = (hear) => {
      say = hear;
      return () => undefined;
    };
    pokedInCalm({ onMessage }, calm)(({ type }) => heard.push(type));
    say({ type: 'poke', seq: 5 });
    say({ type: 'presence', presence: [] });
    await Promise.resolve();
    expect(heard).toEqual(['presence']);
    come();
    await calm;
    expect(heard).toEqual(['presence', 'poke']);
    say({ type: 'poke', seq: 6 });
    await calm;
    expect(heard).toEqual(['presence', 'poke', 'poke']);
  });
});
