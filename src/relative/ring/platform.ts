/** What this device can do about being rung while the page is closed. */
export type Platform =
  /** Push works here, now. */
  | { can: 'push'; install: 'prompt' | 'menu' | 'none' }
  /** Only from the home screen (iPhone and iPad, iOS 16.4 and later). */
  | { can: 'after-install'; on: 'iphone' | 'ipad' }
  /** A window inside another app: the real browser can. */
  | { can: 'elsewhere' }
  | { can: 'nothing' };

export type Seen = {
  userAgent: string;
  /** An iPad calls itself a Mac; a Mac has no touch screen. */
  maxTouchPoints: number;
  /** Opened from the home screen. */
  standalone: boolean;
  hasPush: boolean;
  /** The browser offers to install the page (`beforeinstallprompt`). */
  canPrompt: boolean;
};

/** Which way leads to a phone that rings. Pure. */
export function platformOf({ userAgent, maxTouchPoints, standalone, hasPush, canPrompt }: Seen): Platform {
  const isPad = /iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  const isApple = isPad || /iPhone|iPod/.test(userAgent);
  const isInApp = /FBAN|FBAV|Instagram|; wv\)|Line\/|WhatsApp/.test(userAgent);
  if (isInApp) return { can: 'elsewhere' };
  if (hasPush) return { can: 'push', install: standalone ? 'none' : canPrompt ? 'prompt' : 'menu' };
  if (isApple && !standalone) return { can: 'after-install', on: isPad ? 'ipad' : 'iphone' };
  return { can: 'nothing' };
}
