import { adjust } from '../sending.ts';
import type { Encoding } from './readings.ts';

/** What was found about this device's H.264: good enough to prefer, or not. Remembered, because finding out takes a call. */
export type Verdict = { h264: 'good' | 'bad'; at: number };

export interface EncoderMemory {
  load(): Verdict | null;
  save(verdict: Verdict): void;
}

export type CodecDeps = {
  sender: RTCRtpSender;
  memory: EncoderMemory;
  now: () => number;
  /** Says the browser that H.264 of this size is made by the chip? (Media Capabilities, `type: 'webrtc'`) */
  isHardware: () => Promise<boolean>;
  codecs: () => readonly RTCRtpCodec[];
};

/** A browser's update may mend or break an encoder: look again. */
const VERDICT_DAYS = 60;
/** The try: so many looks, of which the first two are the change itself. */
const TRY_LOOKS = 8;
const SETTLE_LOOKS = 2;
/** Of the frames asked for. */
const FRAMES_KEPT = 0.8;
/** H.264's quantiser (0–51) at 200 kbit/s: above this a face is made of blocks. */
const MOST_QP = 40;
/** First the call itself must be well. */
const TRY_AFTER = 10;

type Try = { looks: number; from: Encoding | null };

/**
 * Hardware H.264 saves a cheap tablet its battery, but some chips make it jerky, blocky or green: it is used where it has
 * proved itself on this very device, and VP8 everywhere else. Changing needs no negotiation
 * (`RTCRtpEncodingParameters.codec`); a browser without that keeps its own choice.
 */
export function createCodecChoice(deps: CodecDeps) {
  const known = fresh(deps.memory.load(), deps.now());
  let looks = 0;
  let trial: Try | null = null;
  let isDone = known !== null;
  if (known?.h264 === 'good') void use(deps, 'video/H264');

  async function begin() {
    isDone = true;
    if (!(await deps.isHardware().catch(() => false))) return conclude('bad');
    await use(deps, 'video/H264');
    trial = { looks: 0, from: null };
  }

  function conclude(h264: Verdict['h264']) {
    trial = null;
    deps.memory.save({ h264, at: deps.now() });
    if (h264 === 'bad') void use(deps, 'video/VP8');
  }

  function followTrial(now: Try, encoding: Encoding, framesPerSecond: number) {
    now.looks += 1;
    if (now.looks === SETTLE_LOOKS) now.from = encoding;
    if (now.looks < TRY_LOOKS || now.from === null) return;
    conclude(isGood(now.from, encoding, framesPerSecond * (TRY_LOOKS - SETTLE_LOOKS)) ? 'good' : 'bad');
  }

  return {
    /** Every second of a moving picture. A picture that stands proves nothing, and ends a try without a verdict. */
    look(encoding: Encoding, framesPerSecond: number | null) {
      looks += 1;
      if (framesPerSecond === null) {
        if (trial) void use(deps, 'video/VP8');
        trial = null;
      } else if (trial) followTrial(trial, encoding, framesPerSecond);
      else if (!isDone && looks >= TRY_AFTER) void begin();
    },
  };
}

function fresh(verdict: Verdict | null, now: number): Verdict | null {
  return verdict !== null && now - verdict.at < VERDICT_DAYS * 86_400_000 ? verdict : null;
}

/** Made by the chip, as many frames as asked, and none of mud. */
function isGood(from: Encoding, to: Encoding, frames: number): boolean {
  const made = to.framesEncoded - from.framesEncoded;
  if (made < frames * FRAMES_KEPT || to.isSlow) return false;
  const isH264 = to.mimeType?.toLowerCase() === 'video/h264';
  return isH264 && to.powerEfficient === true && (to.qpSum - from.qpSum) / made <= MOST_QP;
}

async function use({ sender, codecs }: CodecDeps, mimeType: string): Promise<void> {
  const codec = codecs().find((one) => one.mimeType.toLowerCase() === mimeType.toLowerCase());
  if (codec === undefined) return;
  // Refused when the other side cannot: then everything stays.
  await adjust(sender, (encoding) => Object.assign(encoding, { codec }));
}

const KEY = 'moien-encoder';

/** Keeps the verdict with the browser. A browser that keeps nothing measures again, which hurts nobody. */
export function rememberEncoder(storage: Pick<Storage, 'getItem' | 'setItem'>): EncoderMemory {
  return {
    load() {
      try {
        const { h264, at } = JSON.parse(storage.getItem(KEY) ?? 'null');
        return (h264 === 'good' || h264 === 'bad') && Number.isFinite(at) ? { h264, at } : null;
      } catch {
        return null;
      }
    },
    save(verdict) {
      try {
        storage.setItem(KEY, JSON.stringify(verdict));
      } catch {
        // Full, or forbidden.
      }
    },
  };
}
