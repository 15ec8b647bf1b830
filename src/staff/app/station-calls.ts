import { effect } from '@preact/signals';
import { createCall } from '../../call/call.ts';
import { createMedia } from '../../call/media.ts';
import type { CallControl, Line } from '../../call/ports.ts';
import { createRingTone } from '../../call/ring-tone.ts';
import { tabMemory } from '../../call/tab-memory.ts';
import type { IceServer } from '../../protocol/live.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Clock } from '../../sync/clock.ts';
import type { NetworkEvents } from '../../sync/network-events.ts';
import { StationCallOf } from './StationCallOf.tsx';
import type { StationCalls } from './station.ts';

export type StationDeps = {
  window: Window & typeof globalThis;
  line: Line;
  clock: Clock;
  network: NetworkEvents;
  endpointId: Id;
  staffId: Id;
  iceServers: () => IceServer[];
};

/** Every touch that lets a browser sound. */
const TOUCHES = ['pointerup', 'click', 'keydown'] as const;

/** Opens the telephone of this console. */
export function openStationCalls(deps: StationDeps, ended: AbortSignal): StationCalls {
  const { window, line, clock, network, endpointId, staffId, iceServers } = deps;
  const camera = createMedia({ mediaDevices: window.navigator.mediaDevices });
  const call: CallControl = createCall(
    {
      ...{ line, clock, network, endpointId, iceServers },
      // Every console of the house rings: only the camera of the one that answers, or calls, is opened.
      media: { ...camera, warm: () => call.view.peek().at !== 'incoming' && camera.warm() },
      RTCPeerConnection: window.RTCPeerConnection,
      MediaStream: window.MediaStream,
      timers: window,
      side: 'relative',
      device: window,
      newId: () => window.crypto.randomUUID(),
      memory: tabMemory(window.sessionStorage, staffId),
      graceMs: 0,
      performance: window.performance,
    },
    ended,
  );
  const ring = createRingTone({ AudioContext: window.AudioContext, timers: window });
  const unlock = () => ring.unlock();
  unlock();
  for (const touch of TOUCHES) window.addEventListener(touch, unlock, { signal: ended });
  const silence = effect(() => {
    const { at } = call.view.value;
    if (at === 'incoming') ring.start('incoming');
    else if (at === 'ringing') ring.start('outgoing');
    else ring.stop();
  });
  ended.addEventListener('abort', () => {
    silence();
    ring.stop();
  });
  return { call, ring, Screen: StationCallOf };
}
