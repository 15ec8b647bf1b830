import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallScreen } from '../../call/call-state.ts';
import { uuid } from './records-for-test.ts';
import { createStaffDoor, type StaffDoor } from './staff-door.ts';

const IDLE: CallScreen = { at: 'idle' };
const named = { callId: uuid(1), contactId: uuid(2) };
const view = signal<CallScreen>(IDLE);
let door: StaffDoor;

beforeEach(() => {
  view.value = IDLE;
  door = createStaffDoor({ call: { view } }, new AbortController().signal);
});

describe('the way into the staff panel', () => {
  it('is opened and left', () => {
    door.open();
    expect(door.isOpen.value).toBe(true);
    door.close();
    expect(door.isOpen.value).toBe(false);
  });

  it('is shut by a ring, and stays shut after it', () => {
    door.open();
    view.value = { at: 'incoming', ...named };
    expect(door.isOpen.value).toBe(false);
    view.value = IDLE;
    expect(door.isOpen.value).toBe(false);
  });

  it('is not shut by the card of a call that was over before', () => {
    view.value = { at: 'over', ...named, outcome: 'missed', caller: 'relative', endedAt: 1, spokeMs: null };
    door.open();
    view.value = IDLE;
    expect(door.isOpen.value).toBe(true);
  });
});
