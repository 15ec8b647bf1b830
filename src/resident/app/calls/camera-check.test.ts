import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import type { CallScreen } from '../../../call/call-state.ts';
import type { MediaFailure } from '../../../call/ports.ts';
import { uuid } from '../records-for-test.ts';
import { checkCamera } from './camera-check.ts';

function launch(at: CallScreen = { at: 'idle' }) {
  const stream = signal<MediaStream | null>(null);
  const failed = signal<MediaFailure | null>(null);
  const media = { stream, failed, warm: vi.fn(), release: vi.fn() };
  checkCamera(media, { view: signal(at) });
  return { media, stream, failed };
}
const opened = {} as MediaStream;
const settled = () => new Promise((done) => setImmediate(done));

it('The camera is opened once at launch, and its light goes out again', async () => {
  const { media, stream } = launch();
  expect(media.warm).toHaveBeenCalledOnce();
  stream.value = opened;
  await settled();
  expect(media.release).toHaveBeenCalledOnce();
  stream.value = null;
  stream.value = opened;
  expect(media.release).toHaveBeenCalledOnce();
});

it('A call that is joined again after a reload keeps its camera', async () => {
  const { media, stream } = launch({ at: 'looking', callId: uuid(1), contactId: uuid(2) });
  stream.value = opened;
  await settled();
  expect(media.release).not.toHaveBeenCalled();
});

it('A refusal ends the check too', async () => {
  const { media, failed } = launch();
  failed.value = 'denied';
  await settled();
  expect(media.release).toHaveBeenCalledOnce();
});
