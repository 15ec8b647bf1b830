import { beforeEach, describe, expect, it } from 'vitest';
import { testId } from '../data/records.fixture.ts';
import type { ServerMessage } from '../protocol/live.ts';
import { createClock } from './clock.ts';
import { type Live, startLive } from './live.ts';
import { FakeSocket, welcomeAt } from './socket.fixture.ts';
import { createFakeTime, type FakeTime } from './time.fixture.ts';

let time: FakeTime;
let events: EventTarget;
let abort: AbortController;
let live: Live;
const clock = () => createClock({ now: () => time.now() });
const secret = 's'.repeat(43);

function start(credential: string | null = secret, itsClock = clock()) {
  const WebSocket = FakeSocket as unknown as new (url: string) => WebSocket;
  const rest = { credential, endpointId: testId(1), WebSocket, clock: itsClock, random: () => 0.5 };
  live = startLive({ url: 'wss://moien.test/live', timers: time, online: events, ...rest }, abort.signal);
}

function welcome(socket = FakeSocket.last) {
  socket.accept();
  socket.hear(welcomeAt(time.now()));
}

const happen = (type: string, target = {}) =>
  events.dispatchEvent(Object.defineProperty(new Event(type), 'target', { value: target }));

beforeEach(() => {
  FakeSocket.all = [];
  time = createFakeTime();
  events = new EventTarget();
  abort = new AbortController();
});

describe('dialling', () => {
  it('says hello first and is open once it is welcomed', () => {
    start();
    expect(live.state.value).toBe('connecting');
    FakeSocket.last.accept();
    expect(FakeSocket.last.said).toEqual([
      { type: 'hello', protocol: 1, endpointId: testId(1), credential: secret },
    ]);
    expect(live.state.value).toBe('connecting');
    FakeSocket.last.hear(welcomeAt(time.now()));
    expect(live.state.value).toBe('open');
    expect(live.welcome.value).toEqual(welcomeAt(time.now()));
  });

  it('says hello without a credential for staff', () => {
    start(null);
    FakeSocket.last.accept();
    expect(FakeSocket.last.said[0]).toMatchObject({ credential: null });
  });

  it('waits longer after every failure, up to 15 s', () => {
    start();
    for (const ms of [300, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      const dialled = FakeSocket.all.length;
      FakeSocket.last.end();
      expect(live.state.value).toBe('waiting');
      time.advance(ms - 1);
      expect(FakeSocket.all).toHaveLength(dialled);
      time.advance(1);
      expect(FakeSocket.all).toHaveLength(dialled + 1);
    }
  });

  it('starts again with the shortest wait after a good connection', () => {
    start();
    FakeSocket.last.end();
    time.advance(300);
    FakeSocket.last.end();
    time.advance(1_000);
    welcome();
    time.advance(6_000);
    FakeSocket.last.end();
    time.advance(300);
    expect(FakeSocket.all).toHaveLength(4);
  });

  it('does not hammer a server that welcomes and hangs up', () => {
    start();
    welcome();
    FakeSocket.last.end();
    time.advance(300);
    welcome();
    FakeSocket.last.end();
    time.advance(999);
    expect(FakeSocket.all).toHaveLength(2);
    time.advance(1);
    expect(FakeSocket.all).toHaveLength(3);
  });

  it('takes its time with a server that says too many', () => {
    start();
    FakeSocket.last.end(4429);
    time.advance(14_999);
    expect(FakeSocket.all).toHaveLength(1);
    time.advance(1);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('does not wait longer and longer while a call is on, and does again when none is', () => {
    start();
    const [one, other] = [new AbortController(), new AbortController()];
    live.hurry(one.signal);
    live.hurry(other.signal);
    for (const ms of [300, 600, 600, 600, 600, 600]) {
      FakeSocket.last.end();
      time.advance(ms);
      expect(live.state.value).toBe('connecting');
    }
    one.abort();
    FakeSocket.last.end();
    time.advance(600);
    expect(live.state.value).toBe('connecting');
    other.abort();
    FakeSocket.last.end();
    time.advance(14_999);
    expect(live.state.value).toBe('waiting');
  });

  it('takes its time with a server that says too many, call or no call', () => {
    start();
    live.hurry(new AbortController().signal);
    FakeSocket.last.end(4429);
    time.advance(14_999);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('gives up a socket that is not welcomed within 8 s', () => {
    start();
    FakeSocket.last.accept();
    time.advance(8_000);
    expect(FakeSocket.last.readyState).toBe(3);
    expect(live.state.value).toBe('waiting');
  });

  it('stops for good when it is told to', () => {
    start();
    welcome();
    abort.abort();
    expect(FakeSocket.last.readyState).toBe(3);
    time.advance(100_000);
    live.redial();
    happen('online');
    time.advance(100_000);
    expect(FakeSocket.all).toHaveLength(1);
    expect(time.waiting()).toBe(0);
  });
});

describe('a network that changes', () => {
  it('is not dialled over before it is there, whatever else is said about it', () => {
    start();
    welcome();
    happen('online');
    happen('change');
    happen('visibilitychange');
    live.nudge();
    time.advance(119);
    expect(FakeSocket.all).toHaveLength(1);
    time.advance(1);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('that is gone again before it was dialled is nudged like any other wait', () => {
    start();
    for (const ms of [300, 1_000, 2_000]) {
      FakeSocket.last.end();
      time.advance(ms);
    }
    happen('online');
    happen('offline');
    const dialled = FakeSocket.all.length;
    live.nudge();
    expect(FakeSocket.all).toHaveLength(dialled + 1);
  });

  it('drops the socket and dials 0.12 s after the last of several online events', () => {
    start();
    welcome();
    const old = FakeSocket.last;
    happen('online');
    expect(old.readyState).toBe(3);
    time.advance(100);
    happen('online');
    time.advance(119);
    expect(FakeSocket.all).toHaveLength(1);
    time.advance(1);
    expect(FakeSocket.all).toHaveLength(2);
    expect(live.online.value).toBe(true);
  });

  it('hears nothing more from a dropped socket', () => {
    const heard: ServerMessage[] = [];
    start();
    welcome();
    const old = FakeSocket.last;
    live.onMessage((message) => heard.push(message));
    live.redial();
    old.hear({ type: 'poke', seq: 4 });
    old.end(4401);
    expect(heard).toEqual([]);
    expect(live.signedOut.value).toBe(false);
  });

  it('cuts the wait short when the page is looked at', () => {
    start();
    for (const ms of [300, 1_000, 2_000]) {
      FakeSocket.last.end();
      time.advance(ms);
    }
    FakeSocket.last.end();
    happen('visibilitychange');
    expect(FakeSocket.all).toHaveLength(5);
    expect(live.state.value).toBe('connecting');
  });

  it('asks an open socket for a sign of life within 2 s when the page is looked at', () => {
    start();
    welcome();
    happen('visibilitychange');
    expect(FakeSocket.last.said.at(-1)).toEqual({ type: 'ping' });
    time.advance(2_000);
    expect(live.state.value).toBe('waiting');
  });

  it('drops the socket when the kind of network changes, not for a new estimate of its speed', () => {
    start();
    happen('change', { type: 'wifi' });
    time.advance(120);
    welcome();
    happen('change', { type: 'wifi' });
    expect(FakeSocket.last.said.at(-1)).toEqual({ type: 'ping' });
    expect(live.state.value).toBe('open');
    happen('change', { type: 'cellular' });
    expect(live.state.value).toBe('waiting');
  });

  it('believes offline at once, and goes on trying', () => {
    start();
    welcome();
    happen('offline');
    expect(live.state.value).toBe('waiting');
    time.advance(300);
    expect(live.state.value).toBe('connecting');
  });
});

describe('what a person sees of it', () => {
  it('is offline until the first welcome', () => {
    start();
    expect(live.online.value).toBe(false);
    welcome();
    expect(live.online.value).toBe(true);
  });

  it('stays online through a break of less than 2 s', () => {
    start();
    welcome();
    FakeSocket.last.end();
    time.advance(1_999);
    expect(live.online.value).toBe(true);
    welcome();
    time.advance(5_000);
    expect(live.online.value).toBe(true);
  });

  it('goes offline 2 s after the break, however often it has dialled meanwhile', () => {
    start();
    welcome();
    FakeSocket.last.end();
    time.advance(300);
    FakeSocket.last.end();
    time.advance(1_699);
    expect(live.online.value).toBe(true);
    time.advance(1);
    expect(live.online.value).toBe(false);
  });
});

describe('signs of life', () => {
  it('pings every 15 s and hangs up 8 s after a ping without pong', () => {
    start();
    welcome();
    time.advance(15_000);
    expect(FakeSocket.last.said.at(-1)).toEqual({ type: 'ping' });
    time.advance(7_999);
    expect(live.state.value).toBe('open');
    time.advance(1);
    expect(live.state.value).toBe('waiting');
  });

  it('knows what it takes to the server and back', () => {
    start();
    expect(live.roundTripMs.value).toBeNull();
    FakeSocket.last.accept();
    time.advance(80);
    FakeSocket.last.hear(welcomeAt(time.now()));
    expect(live.roundTripMs.value).toBe(80);
    time.advance(15_000);
    time.advance(35);
    FakeSocket.last.hear({ type: 'pong', now: time.now() });
    expect(live.roundTripMs.value).toBe(35);
  });

  it('stays open for as long as pongs come', () => {
    start();
    welcome();
    for (let minute = 0; minute < 4; minute += 1) {
      time.advance(15_000);
      FakeSocket.last.hear({ type: 'pong', now: time.now() });
    }
    expect(live.state.value).toBe('open');
    expect(FakeSocket.last.said.filter(({ type }) => type === 'ping')).toHaveLength(4);
  });

  it('learns the clock from the welcome, half-way through the round trip', () => {
    const itsClock = clock();
    start(null, itsClock);
    FakeSocket.last.accept();
    time.advance(200);
    FakeSocket.last.hear(welcomeAt(time.now() + 60_000 - 100));
    expect(itsClock.now()).toBe(time.now() + 60_000);
  });
});

describe('the end of the road', () => {
  it('says so and dials no more when the credential is dead', () => {
    start();
    welcome();
    FakeSocket.last.end(4401);
    expect(live.signedOut.value).toBe(true);
    expect(live.outdated.value).toBe(false);
    time.advance(100_000);
    happen('online');
    time.advance(100_000);
    expect(FakeSocket.all).toHaveLength(1);
    expect(live.online.value).toBe(false);
  });

  it('says that this program is too old', () => {
    start();
    FakeSocket.last.accept();
    FakeSocket.last.end(4426);
    expect(live.outdated.value).toBe(true);
    expect(live.signedOut.value).toBe(false);
    time.advance(100_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
});

describe('messages', () => {
  it('are sent only over a welcomed socket', () => {
    start();
    FakeSocket.last.accept();
    expect(live.send({ type: 'ping' })).toBe(false);
    FakeSocket.last.hear(welcomeAt(1));
    expect(live.send({ type: 'call.ringing', callId: testId(3) })).toBe(true);
    expect(FakeSocket.last.said.at(-1)).toEqual({ type: 'call.ringing', callId: testId(3) });
    FakeSocket.last.end();
    expect(live.send({ type: 'ping' })).toBe(false);
  });

  it('reach every listener until it stops listening', () => {
    start();
    const heard: string[] = [];
    const stop = live.onMessage(({ type }) => heard.push(`one ${type}`));
    live.onMessage(({ type }) => heard.push(`two ${type}`));
    welcome();
    stop();
    FakeSocket.last.hear({ type: 'poke', seq: 2 });
    expect(heard).toEqual(['one welcome', 'two welcome', 'two poke']);
  });

  it('that this version does not understand are passed over', () => {
    start();
    const heard: string[] = [];
    welcome();
    live.onMessage(({ type }) => heard.push(type));
    FakeSocket.last.hear({ type: 'horoscope' });
    FakeSocket.last.hear({ type: 'poke' });
    FakeSocket.last.hearFrame('not json');
    expect(heard).toEqual([]);
    expect(live.state.value).toBe('open');
  });

  it('show the open state to those who hear the welcome', () => {
    start();
    const seen: string[] = [];
    live.onMessage(() => seen.push(live.state.value));
    welcome();
    expect(seen).toEqual(['open']);
  });
});
