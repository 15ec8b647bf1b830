import type { BrowserContext, Page } from '@playwright/test';

/** What a telephone is like. Everything can be changed while its page is open; what a page asks once, at the next load. */
export type Device = {
  /** Absent: this Chromium's own. */
  userAgent?: string;
  /** It cannot be woken by a push. */
  hasNoPush?: boolean;
  notifications: NotificationPermission;
  /** What the browser says of the camera before it is asked. */
  camera: PermissionState;
  /** What becomes of asking for it. `waits`: its person has not answered yet. */
  asked: 'works' | 'waits' | 'denied' | 'missing';
  /** No page may sound before it is touched, and nobody touches it. */
  isSilent?: boolean;
  /** No database may be kept; or nothing more may go into it. */
  storage: 'works' | 'refused' | 'full';
};

const USUAL_DEVICE: Device = {
  notifications: 'denied',
  camera: 'granted',
  asked: 'works',
  storage: 'works',
};

export const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Mobile/15E148 Safari/604.1';
export const IPAD =
  'Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Safari/604.1';
export const IN_APP =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8; wv) AppleWebKit/537.36 Version/4.0 Chrome/140.0 Mobile Safari/537.36';

const KEPT = 'e2e-device';

/** Before the first page of a context. */
export async function pretendDevices(context: BrowserContext): Promise<void> {
  await context.addInitScript(pretendInPage, { key: KEPT, usual: USUAL_DEVICE });
}

export const be = (page: Page, device: Partial<Device> = {}): Promise<void> =>
  page.evaluate(({ key, set }) => localStorage.setItem(key, JSON.stringify(set)), {
    key: KEPT,
    set: { ...USUAL_DEVICE, ...device },
  });

/** Runs in the page, so it may use nothing from outside. */
function pretendInPage({ key, usual }: { key: string; usual: Device }): void {
  const isPage = location.protocol.startsWith('http');
  const now = (): Device => {
    const kept = isPage ? localStorage.getItem(key) : null;
    return kept ? JSON.parse(kept) : usual;
  };
  const { userAgent, hasNoPush } = now();
  if (userAgent) Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => userAgent });
  if (hasNoPush) Reflect.deleteProperty(window, 'PushManager');
  Object.defineProperty(Notification, 'permission', { get: () => now().notifications });
  Notification.requestPermission = async () => now().notifications;

  const ask = Permissions.prototype.query;
  Permissions.prototype.query = async function query(what) {
    const state = await ask.call(this, what);
    if ((what.name as string) === 'camera')
      Object.defineProperty(state, 'state', { get: () => now().camera });
    return state;
  };
  const open = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = async function getUserMedia(wanted) {
    const { asked } = now();
    if (asked === 'denied') throw new DOMException('no', 'NotAllowedError');
    if (asked === 'missing') throw new DOMException('no', 'NotFoundError');
    if (asked === 'waits') await new Promise(() => undefined);
    return open.call(this, wanted);
  };
  const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state')?.get;
  Object.defineProperty(BaseAudioContext.prototype, 'state', {
    get() {
      return now().isSilent ? 'suspended' : state?.call(this);
    },
  });
  const openDatabase = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function open(...wanted) {
    if (now().storage === 'refused') throw new DOMException('no', 'InvalidStateError');
    return openDatabase.apply(this, wanted);
  };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function put_(...wanted) {
    if (now().storage === 'full' && this.name === 'media') throw new DOMException('no', 'QuotaExceededError');
    return put.apply(this, wanted);
  };
}
