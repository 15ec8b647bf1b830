import { effect } from '@preact/signals';
import type { CallControl } from '../../call/ports.ts';
import type { Id } from '../../protocol/primitives.ts';

/** A call is answered so long after its notification was pressed; a ring that comes later is another. */
const PRESS_MS = 60_000;

type Bond = { readonly call: Pick<CallControl, 'view' | 'answer'> };

export type PressDeps = {
  bonds: { readonly value: readonly Bond[] };
  after: (ms: number, run: () => void) => () => void;
};

/** Answers that call as soon as it rings here: its person has pressed *answer* on the notification already. */
export function answerWhenRung(callId: Id, { bonds, after }: PressDeps): void {
  let stop = () => {};
  stop = effect(() => {
    const rung = bonds.value.find(({ call }) => {
      const view = call.view.value;
      return view.at === 'incoming' && view.callId === callId;
    });
    // After this effect: an answer changes what it reads.
    if (!rung) return;
    queueMicrotask(() => {
      stop();
      rung.call.answer();
    });
  });
  after(PRESS_MS, () => stop());
}

/** What stood in the address when a notification opened this page: `#answer=<call>`. */
export function pressedBefore(hash: string): Id | null {
  const [, id] = /^#answer=([0-9a-f-]{36})$/.exec(hash) ?? [];
  return id ?? null;
}
