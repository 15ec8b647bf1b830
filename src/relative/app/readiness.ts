import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Media } from '../../call/ports.ts';

/** `ask`: nobody was asked yet. `missing`: no camera and no microphone in this device. */
export type MediaReadiness = 'allowed' | 'ask' | 'denied' | 'missing';

export interface Readiness {
  readonly media: ReadonlySignal<MediaReadiness>;
  /** Asks for camera and microphone now, and closes them again: the light must not stay on. */
  allow(): void;
}

export type ReadinessDeps = {
  media: Media;
  /** Absent in some browsers, and `camera` unknown to others: then we remember what happened last. */
  permissions: Pick<Permissions, 'query'> | undefined;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Whether the camera is in use for a call: then it is left open. */
  inCall: () => boolean;
};

const REMEMBERED = 'moien-media-allowed';

/** Whether this device could answer with picture and sound at once. */
export function watchReadiness({ media, permissions, storage, inCall }: ReadinessDeps): Readiness {
  const granted = signal(storage.getItem(REMEMBERED) === 'yes');
  const blocked = signal(false);

  void permission(permissions).then((state) => {
    if (!state) return;
    granted.value = state === 'granted';
    blocked.value = state === 'denied';
  });
  effect(() => {
    if (!media.stream.value) return;
    granted.value = true;
    blocked.value = false;
    storage.setItem(REMEMBERED, 'yes');
    if (!inCall()) media.release();
  });

  return {
    media: computed(() => {
      if (media.failed.value) return media.failed.value;
      if (blocked.value) return 'denied';
      return granted.value ? 'allowed' : 'ask';
    }),
    allow: () => media.warm(),
  };
}

async function permission(permissions: ReadinessDeps['permissions']): Promise<PermissionState | null> {
  try {
    return (await permissions?.query({ name: 'camera' }))?.state ?? null;
  } catch {
    return null;
  }
}
