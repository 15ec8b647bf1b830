import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../call/ports.ts';
import type { ServerMessage } from '../../protocol/live.ts';
import { turns } from '../../sync/time.fixture.ts';
import { type StationCalls, startStation } from './station.ts';

const poke = { type: 'poke', seq: 1 } as const;
const welcome = (seq: number) => ({ type: 'welcome', seq }) as unknown as ServerMessage;
const endpoint = (callId: string) => ({ type: 'call.endpoint', callId, endpointId: 'e' }) as const;

/** A console on a socket that the test speaks through; the part that calls comes when the test lets it. */
function page({ fails = 0, kept = [] as string[] } = {}) {
  const hearing = new Set<(message: ServerMessage) => void>();
  const live = {
    state: signal('open' as const),
    send: () => true,
    redial: () => undefined,
    nudge: () => undefined,
    hurry: () => undefined,
    onMessage(hear: (message: ServerMessage) => void) {
      hearing.add(hear);
      return () => hearing.delete(hear);
    },
  };
  const heard: ServerMessage[] = [];
  const started: string[] = [];
  const stored: unknown[] = [];
  let loads = 0;
  let arrive: () => void = () => undefined;
  const load = async (line: Line) => {
    loads += 1;
    if (loads <= fails) throw new Error('offline');
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    line.onMessage((message) => heard.push(message));
    return { call: { start: (id: string) => started.push(id) } } as unknown as StationCalls;
  };
  const memory = {
    get: async <T>() => kept as T,
    set: async (_: string, value: unknown) => void stored.push(value),
  };
  const ended = new AbortController();
  const station = startStation({ live, load, memory }, ended.signal);
  const say = (message: ServerMessage) => {
    for (const hear of [...hearing]) hear(message);
  };
  const comes = async () => {
    arrive();
    await turns(3);
  };
  return { station, say, comes, heard, started, stored, ended, loads: () => loads };
}

describe('the carers’ telephone', () => {
  it('is fetched once there is a server to call through, and only once', async () => {
    const { say, station, comes, loads } = page();
    expect(loads()).toBe(0);
    say(welcome(1));
    say(welcome(2));
    expect(loads()).toBe(1);
    expect(station.calls.value).toBeNull();
    await comes();
    expect(station.calls.value).not.toBeNull();
  });

  it('hears what was said of calls while it was on its way, since the last welcome and in order', async () => {
    const { say, comes, heard } = page();
    say(welcome(1));
    say(endpoint('old'));
    say(welcome(2));
    say(poke);
    say(endpoint('a'));
    await comes();
    expect(heard).toEqual([welcome(2), endpoint('a')]);
    say(endpoint('b'));
    expect(heard.at(-1)).toEqual(endpoint('b'));
  });

  it('rings whom a carer wanted to ring meanwhile', async () => {
    const { station, comes, started } = page();
    station.ring('carers');
    await comes();
    expect(started).toEqual(['carers']);
    station.ring('again');
    expect(started).toEqual(['carers', 'again']);
  });

  it('is asked for again with the next socket when it could not be had', async () => {
    const { say, station, comes, loads } = page({ fails: 1 });
    say(welcome(1));
    await turns(3);
    say(welcome(2));
    await comes();
    expect([loads(), station.calls.value === null]).toEqual([2, false]);
  });

  it('is nobody’s any more after the session', async () => {
    const { say, station, comes, ended } = page();
    say(welcome(1));
    ended.abort();
    await comes();
    expect(station.calls.value).toBeNull();
  });

  it('remembers which missed calls were seen to, over a reload', async () => {
    const { station, stored } = page({ kept: ['a'] });
    await turns(2);
    station.see('b');
    expect([...station.seen.value].sort()).toEqual(['a', 'b']);
    expect(stored).toEqual([['b', 'a']]);
  });
});
