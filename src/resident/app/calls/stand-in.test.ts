import { type Signal, signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import type { CallScreen } from '../../../call/call-state.ts';
import { type Contact, USUAL_CONTACT } from '../../../protocol/records.ts';
import { noRecords } from '../../../sync/records.ts';
import { startStandIn } from './stand-in.ts';

const contact = (name: string, standInId: string | null): Contact => ({
  ...USUAL_CONTACT,
  residentId: 'r',
  name,
  relation: '',
  callsResident: '',
  photo: null,
  position: 1,
  standInId,
});
const over = (contactId: string, changes: Partial<Extract<CallScreen, { at: 'over' }>> = {}): CallScreen => ({
  at: 'over',
  callId: `call ${contactId}`,
  contactId,
  outcome: 'offline',
  caller: 'tablet',
  endedAt: 1,
  spokeMs: null,
  byHouse: false,
  ...changes,
});

let view: Signal<CallScreen>;
let rung: string[];
let waiting: (() => void) | null;
let may: boolean;

beforeEach(() => {
  view = signal<CallScreen>({ at: 'idle' });
  rung = [];
  waiting = null;
  may = true;
  const contacts = new Map([
    ['marie', contact('Marie', 'jean')],
    ['jean', contact('Jean', 'marie')],
    ['tom', contact('Tom', null)],
  ]);
  const timers = {
    setTimeout: (run: () => void) => {
      waiting = run;
      return run;
    },
    clearTimeout: (timer: unknown) => {
      if (timer === waiting) waiting = null;
    },
  };
  const replica = { records: signal({ ...noRecords(), contact: contacts }) };
  const call = { view, start: (id: string) => void rung.push(id) };
  startStandIn({ call, replica, timers, mayRing: () => may }, new AbortController().signal);
});

/** The card was read. */
function pass() {
  const run = waiting;
  waiting = null;
  run?.();
}

test('who was not reached is followed by whom staff named, once the card was read', () => {
  view.value = over('marie');
  expect(rung).toEqual([]);
  pass();
  expect(rung).toEqual(['jean']);
});

test('the chain is one step long', () => {
  view.value = over('marie');
  pass();
  view.value = { at: 'looking', callId: 'x', contactId: 'jean' };
  view.value = over('jean');
  expect(waiting).toBeNull();
});

test('a press on the card stops it', () => {
  view.value = over('marie');
  view.value = { at: 'idle' };
  expect(waiting).toBeNull();
});

test('nobody follows a call that was declined, taken back, or came from the other side', () => {
  for (const outcome of ['declined', 'cancelled', 'completed', 'busy'] as const) {
    view.value = over('marie', { outcome });
    expect(waiting, outcome).toBeNull();
  }
  view.value = over('marie', { caller: 'relative' });
  expect(waiting).toBeNull();
  view.value = over('tom');
  expect(waiting).toBeNull();
});

test('nobody is rung when nobody may be', () => {
  view.value = over('marie');
  may = false;
  pass();
  expect(rung).toEqual([]);
});
