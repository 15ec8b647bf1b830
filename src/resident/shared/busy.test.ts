import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { CallScreen } from '../../call/call-state.ts';
import type { Mutation } from '../../protocol/mutations.ts';
import { help, RESIDENT, recordsWith, uuid } from '../app/records-for-test.ts';
import type { Settings } from '../app/settings.ts';
import { followBusy } from './busy.ts';

function tablet() {
  const view = signal<CallScreen>({ at: 'idle' });
  const records = signal(recordsWith());
  const pending = signal<readonly Mutation[]>([]);
  const settings = signal({ residentId: RESIDENT } as Settings);
  return { view, records, busy: followBusy({ call: { view }, replica: { records, pending }, settings }) };
}

it('is busy from the moment a ring is on until the call is over', () => {
  const { view, busy } = tablet();
  expect(busy.value).toBe(false);
  view.value = { at: 'incoming', callId: uuid(1), contactId: uuid(2) } as CallScreen;
  expect(busy.value).toBe(true);
  view.value = { at: 'over' } as CallScreen;
  expect(busy.value).toBe(false);
});

it('is busy while somebody waits for help, until a carer has been there', () => {
  const { records, busy } = tablet();
  records.value = recordsWith({ help: [[uuid(3), help()]] });
  expect(busy.value).toBe(true);
  records.value = recordsWith({ help: [[uuid(3), help({ takenAt: 5 })]] });
  expect(busy.value).toBe(true);
  records.value = recordsWith({ help: [[uuid(3), help({ takenAt: 5, closedAt: 9 })]] });
  expect(busy.value).toBe(false);
});
