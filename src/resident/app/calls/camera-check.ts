import { effect } from '@preact/signals';
import type { CallControl, Media } from '../../../call/ports.ts';

/**
 * Opens the camera once at launch and closes it again: the browser asks for its permission while the nurse who paired
 * the tablet still stands there, not in the resident's first call. An open camera all day would be no home.
 */
export function checkCamera(media: Media, call: Pick<CallControl, 'view'>): void {
  media.warm();
  const end = effect(() => {
    if (!media.stream.value && !media.failed.value) return;
    // The effect may run before `end` is known.
    queueMicrotask(() => end());
    if (call.view.peek().at === 'idle') media.release();
  });
}
