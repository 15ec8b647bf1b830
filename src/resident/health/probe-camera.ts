import type { Light } from '../../protocol/health.ts';
import type { Timers } from '../../sync/timers.ts';
import { pause } from '../app/start/pause.ts';

/** One picture, as bytes of RGBA. Null: there is none yet. */
export type Grab = () => Uint8ClampedArray | null;

export type CameraDeps = {
  mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  /** Begins to show the stream somewhere nobody sees it. */
  openGrab: (stream: MediaStream) => Promise<Grab>;
  timers: Timers;
  /** Nobody is there and it may be dark: a black picture is then no fault. */
  isNight: boolean;
};

const LOOK_EVERY_MS = 300;
const LOOKS = 12;
/** Mean brightness, 0 … 255. A lens under a sticker stays below; a room at dusk does not. */
const BLACK = 6;

/** Does the camera give a picture that moves? Even one of a still room does: every sensor has noise. */
export async function probeCamera(deps: CameraDeps, stop: AbortSignal): Promise<Light> {
  const { mediaDevices, timers, isNight } = deps;
  if (!mediaDevices) return 'red';
  const stream = await mediaDevices.getUserMedia({ video: { facingMode: 'user' } });
  try {
    if (stop.aborted) return 'unknown';
    const grab = await deps.openGrab(stream);
    let first: Uint8ClampedArray | null = null;
    for (let look = 0; look < LOOKS && !stop.aborted; look += 1) {
      await pause(LOOK_EVERY_MS, timers, stop);
      const picture = grab();
      if (picture && first && meanOf(picture) > BLACK && isOther(first, picture)) return 'green';
      first ??= picture;
    }
    if (stop.aborted) return 'unknown';
    if (!first) return 'red';
    return isNight ? 'unknown' : 'amber';
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

function meanOf(picture: Uint8ClampedArray): number {
  let sum = 0;
  // Green stands for brightness: it has most of it.
  for (let i = 1; i < picture.length; i += 4) sum += picture[i] ?? 0;
  return sum / (picture.length / 4);
}

function isOther(one: Uint8ClampedArray, two: Uint8ClampedArray): boolean {
  return one.some((value, i) => value !== two[i]);
}
