import { computed, type ReadonlySignal } from '@preact/signals';
import type { CallControl } from '../../call/ports.ts';
import type { Replica } from '../../sync/replica.ts';
import { helpState } from '../app/help.ts';
import type { Settings } from '../app/settings.ts';

type Deps = {
  call: Pick<CallControl, 'view'>;
  replica: Pick<Replica, 'records' | 'pending'>;
  settings: ReadonlySignal<Settings>;
};

/**
 * Whether a session goes on without anybody touching the tablet: they speak, or they wait for help and must not be let go
 * of before somebody came.
 */
export function followBusy({ call, replica, settings }: Deps): ReadonlySignal<boolean> {
  return computed(() => {
    const { at } = call.view.value;
    if (at !== 'idle' && at !== 'over') return true;
    const residentId = settings.value.residentId ?? '';
    const [records, pending] = [replica.records.value, replica.pending.value];
    return helpState({ records, pending, residentId }) !== 'none';
  });
}
