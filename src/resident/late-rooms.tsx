import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Timers } from '../sync/timers.ts';
import type { Slide } from './app/day/slides.ts';
import type { MailRoomDeps } from './app/mail/room-deps.ts';
import type { HouseNews } from './app/mail/unseen.ts';
import { isWaiting } from './app/settings.ts';
import type { View } from './app/view.ts';
import type { CodeDetector } from './shared/card-scan.ts';
import type { WaitingPorts } from './shared/waiting-room.tsx';

type Ports = Omit<WaitingPorts, 'mediaDevices' | 'Detector' | 'urls'> & {
  readonly window: Window & typeof globalThis;
};

/**
 * A part of `launch.tsx`: what a shared tablet can do besides waiting. No other ever needs it, and it not before it waits.
 *
 * @returns null until it is there
 */
export function startWaitingRoom(ports: Ports, stop: AbortSignal): ReadonlySignal<ComponentType | null> {
  const room = signal<ComponentType | null>(null);
  const open = async () => {
    const { createWaitingRoom } = await import('./shared/waiting-room.tsx');
    const { window, ...rest } = ports;
    const { mediaDevices } = window.navigator;
    const Detector = (window as { BarcodeDetector?: CodeDetector }).BarcodeDetector;
    const Room = createWaitingRoom({ ...rest, urls: URL, mediaDevices, Detector }, stop);
    room.value = () => <Room />;
  };
  let isOpening = false;
  const unfollow = effect(() => {
    if (isOpening || !isWaiting(ports.settings.value)) return;
    isOpening = true;
    open().catch((error: unknown) => {
      isOpening = false;
      console.error(error);
    });
  });
  stop.addEventListener('abort', unfollow);
  return room;
}

/** Whoever pressed *help* must see that it was heard: fetched again and again, if it must be. */
const AGAIN_MS = 2_000;

/** A part of `launch.tsx`: the screens that come after the first ones, fetched when one is wanted or there is time. */
export function createLaterScreens(timers: Timers, stop: AbortSignal): View['laterScreens'] {
  const here = signal<View['laterScreens']['here']['value']>(null);
  const fetchThem = (): Promise<void> =>
    Promise.all([import('./LaterScreen.tsx'), import('./screens/InCall.tsx')]).then(
      ([{ LaterScreen }, { InCall }]) => {
        here.value = { LaterScreen, InCall };
      },
      (error: unknown) => {
        console.error(error);
        if (!stop.aborted) timers.setTimeout(() => void fetchThem(), AGAIN_MS);
      },
    );
  let isFetched = false;
  return {
    here,
    fetch() {
      if (isFetched) return;
      isFetched = true;
      void fetchThem();
    },
  };
}

/** What lies behind the doors of the home screen, and the door to what the house pinned. */
export type LateRooms = { readonly Room: ComponentType; readonly Door: ComponentType };

/**
 * A part of `launch.tsx`: messages, to look at and to answer, and what the house pinned.
 *
 * @param sent gets the photos that were sent, for the photo frame @param house what the house says that is new
 */
export async function loadMailRoom(
  ports: MailRoomDeps,
  { sent, house }: { sent: Signal<readonly Slide[]>; house: Signal<HouseNews | null> },
  stop: AbortSignal,
): Promise<LateRooms> {
  const { openMailRoom } = await import('./mail-room.tsx');
  const { Room, Door, slides, news } = await openMailRoom(ports, stop);
  const unfollow = effect(() => {
    sent.value = slides.value;
    house.value = news.value;
  });
  stop.addEventListener('abort', unfollow);
  return { Room, Door };
}
