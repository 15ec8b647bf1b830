import type { DeviceKey } from '../../data/keyring.ts';
import type { Id, Secret } from '../../protocol/primitives.ts';
import type { RingWords } from '../../protocol/ring-routes.ts';

/*
 * What the worker of a relative's page is given. The types of TypeScript's DOM library know no service worker from inside.
 */

/** A notification of ours that stands on the screen. */
export type Shown = { readonly data: unknown; close(): void };

export type NotificationLook = {
  body: string;
  tag: string;
  data: RingNote;
  icon: string;
  badge: string;
  silent: boolean;
  renotify: boolean;
  requireInteraction: boolean;
  vibrate?: number[];
  actions: { action: string; title: string }[];
};

/** What a notification remembers of what it is about. */
export type RingNote = { about: 'call' | 'missed' | 'test'; id: Id; deviceId: Id };

/** An open page of ours. */
export type OpenPage = {
  readonly url: string;
  readonly visibilityState: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
};

export type Happening = 'shown' | 'opened' | 'declined';

/** The server, asked with one device's credential. Everything may reject. */
export interface RingServer {
  read(credential: Secret, about: 'call' | 'test' | 'check', id: Id): Promise<RingWords>;
  tell(credential: Secret, about: 'call' | 'test' | 'check', id: Id, what: Happening): Promise<unknown>;
  subscribe(credential: Secret, subscription: PushSubscriptionJSON): Promise<unknown>;
}

export type RingWorkerDeps = {
  /** The devices that this browser is: one for each contact. */
  keys: () => Promise<DeviceKey[]>;
  server: RingServer;
  show: (title: string, look: NotificationLook) => Promise<void>;
  shown: (tag: string) => Promise<readonly Shown[]>;
  pages: () => Promise<readonly OpenPage[]>;
  openPage: (url: string) => Promise<unknown>;
};
