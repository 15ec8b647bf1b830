import { type ReadonlySignal, signal } from '@preact/signals';
import { readCard } from '../../protocol/card.ts';
import type { Secret } from '../../protocol/primitives.ts';
import type { Timers } from '../../sync/timers.ts';

/** Four looks a second: a card that is held up is read at once, and an old tablet does not get warm. */
const LOOK_MS = 250;
/** A camera that looks at nobody is closed. */
const GIVE_UP_MS = 60_000;

/** The Shape Detection API, which TypeScript does not know: Chrome on Android and on the Mac, nowhere else. */
export type CodeDetector = {
  new (options: {
    formats: string[];
  }): {
    detect(picture: ImageBitmapSource): Promise<readonly { rawValue: string }[]>;
  };
  getSupportedFormats(): Promise<readonly string[]>;
};

export type CardCamera = {
  Detector: CodeDetector | undefined;
  mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
};

/** Can this browser read a QR code? Where it cannot, nobody is offered to show one. */
export async function canReadCards({ Detector, mediaDevices }: CardCamera): Promise<boolean> {
  if (!Detector || !mediaDevices) return false;
  const formats = await Detector.getSupportedFormats().catch((): string[] => []);
  return formats.includes('qr_code');
}

/**
 *     opening camera ──▶ looking ──▶ reading (a card was seen) ──▶ unknown ──▶ looking
 *            └─▶ no-camera   └─▶ gone (nobody came)     └─▶ … the session begins
 */
export type ScanState = 'opening' | 'looking' | 'reading' | 'unknown' | 'failed' | 'no-camera' | 'gone';

export type CardScanDeps = CardCamera & {
  /** What the camera shows now; null: nothing yet. */
  picture: () => ImageBitmapSource | null;
  /** Was it taken? */
  onCard: (secret: Secret) => Promise<'taken' | 'unknown' | 'failed'>;
  timers: Timers;
};

export interface CardScan {
  readonly state: ReadonlySignal<ScanState>;
  /** For the screen: one sees oneself, and the card. */
  readonly stream: ReadonlySignal<MediaStream | null>;
  /** Looks for another card. */
  again(): void;
}

/** Looks for a card in front of the tablet until `stop`; nothing that the camera sees is kept or sent. */
export function startCardScan(deps: CardScanDeps, stop: AbortSignal): CardScan {
  const { Detector, mediaDevices, timers, picture, onCard } = deps;
  const state = signal<ScanState>('opening');
  const stream = signal<MediaStream | null>(null);
  const detector = Detector && new Detector({ formats: ['qr_code'] });
  let [timer, leftMs]: [unknown, number] = [undefined, GIVE_UP_MS];

  function close(): void {
    timers.clearTimeout(timer);
    for (const track of stream.peek()?.getTracks() ?? []) track.stop();
    stream.value = null;
  }
  const later = () => {
    timer = timers.setTimeout(() => void look(), LOOK_MS);
  };

  async function look(): Promise<void> {
    leftMs -= LOOK_MS;
    if (leftMs <= 0) {
      close();
      state.value = 'gone';
      return;
    }
    const seen = picture();
    const codes = seen ? await detector?.detect(seen).catch(() => []) : [];
    if (stop.aborted) return;
    const [secret] = (codes ?? []).flatMap(({ rawValue }) => readCard(rawValue) ?? []);
    if (secret === undefined) return later();
    state.value = 'reading';
    const answer = await onCard(secret);
    // Taken: the screen of whoever holds the card is on its way.
    if (!stop.aborted && answer !== 'taken') state.value = answer;
  }

  async function open(): Promise<void> {
    const wanted = { video: { facingMode: 'user', width: { ideal: 1280 } } };
    const opened = await mediaDevices?.getUserMedia(wanted).catch(() => null);
    if (stop.aborted) {
      for (const track of opened?.getTracks() ?? []) track.stop();
      return;
    }
    stream.value = opened ?? null;
    state.value = opened ? 'looking' : 'no-camera';
    if (opened) later();
  }

  stop.addEventListener('abort', close);
  void open();
  return {
    state,
    stream,
    again() {
      if (state.peek() !== 'unknown' && state.peek() !== 'failed') return;
      leftMs = GIVE_UP_MS;
      state.value = 'looking';
      later();
    },
  };
}
