import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { STAFF_LANGUAGES, type StaffLanguage } from '../../i18n/languages.ts';
import { createPanelTranslator, type PanelTranslator } from '../../i18n/panel.ts';
import type { Opening } from '../shared/opening.ts';
import { type Countdown, startCountdown } from './countdown.ts';
import { createPanelDeeds, type PanelDeeds } from './deeds.ts';
import { startIdleWatch } from './idle.ts';
import { openPinGate, type PinGate } from './pin-gate.ts';
import type { PanelPorts } from './ports.ts';
import type { Door } from './screens/Menu.tsx';

/** A nurse who was called away has left the panel open: a resident must not find it. */
const CLOSES_AFTER_MS = 2 * 60_000;
/** A ring to listen to, twice through. */
const TEST_RING_MS = 6_000;
const FORGET_SECONDS = 10;

export type PageName = 'pin' | 'menu' | 'forget' | Exclude<Door, 'wipe' | 'end'>;

/** Whom staff may open a shared tablet for, or why that is not known. */
export type Serving = Awaited<ReturnType<Opening['people']>>;

/** The panel while it is open: everything that its pages show and do. */
export type Panel = {
  readonly ports: PanelPorts;
  readonly words: PanelTranslator;
  readonly gate: PinGate;
  readonly deeds: PanelDeeds;
  /** The PIN that was right: the server wants it again, for what only the server knows. Gone with the panel. */
  readonly typed: { pin: string };
  readonly page: Signal<PageName>;
  /** How long the gate stays shut yet. */
  readonly waitSeconds: ReadonlySignal<number>;
  readonly isRingTested: ReadonlySignal<boolean>;
  readonly toggleRing: () => void;
  /** Runs once *forget* was pressed. */
  readonly forgetting: ReadonlySignal<Countdown | null>;
  readonly startForgetting: () => void;
  readonly stopForgetting: () => void;
};

/** Opens the panel at the PIN. Everything that runs in it ends with `stop`. */
export async function openPanel(ports: PanelPorts, stop: AbortSignal): Promise<Panel> {
  const { timers, window, meta, clock, crypto, close } = ports;
  const check = () => ports.settings.peek().pin;
  const [words, gate] = await Promise.all([
    createPanelTranslator(staffLanguage(ports)),
    openPinGate({ check, meta, clock, crypto }),
  ]);
  startIdleWatch({ window, timers, ms: CLOSES_AFTER_MS, onIdle: close }, stop);
  return {
    ports,
    words,
    gate,
    deeds: createPanelDeeds(ports),
    typed: { pin: '' },
    page: signal<PageName>('pin'),
    waitSeconds: followWait(gate, ports, stop),
    ...ringTest(ports, stop),
    ...forgetting(ports, stop),
  };
}

/** The facility's language, not the resident's: it is staff who read this. They have no Portuguese words: French then. */
function staffLanguage({ replica }: PanelPorts): StaffLanguage {
  const [facility] = replica.records.peek().facility.values();
  return STAFF_LANGUAGES.find((language) => language === facility?.language) ?? 'fr';
}

function followWait(gate: PinGate, { timers }: PanelPorts, stop: AbortSignal): ReadonlySignal<number> {
  const seconds = () => Math.ceil(gate.waitMs() / 1_000);
  const left = signal(seconds());
  let timer: unknown;
  const look = () => {
    timers.clearTimeout(timer);
    left.value = seconds();
    if (left.value > 0) timer = timers.setTimeout(look, 500);
  };
  const unfollow = effect(() => {
    void gate.wrong.value;
    look();
  });
  stop.addEventListener('abort', () => {
    unfollow();
    timers.clearTimeout(timer);
  });
  return computed(() => left.value);
}

function ringTest({ testRing, timers }: PanelPorts, stop: AbortSignal) {
  const end = signal<(() => void) | null>(null);
  let timer: unknown;
  const silence = () => {
    timers.clearTimeout(timer);
    end.peek()?.();
    end.value = null;
  };
  stop.addEventListener('abort', silence);
  const toggleRing = () => {
    if (end.peek()) return silence();
    end.value = testRing();
    timer = timers.setTimeout(silence, TEST_RING_MS);
  };
  return { isRingTested: computed(() => end.value !== null), toggleRing };
}

function forgetting({ timers, forget }: PanelPorts, stop: AbortSignal) {
  const countdown = signal<Countdown | null>(null);
  let running: AbortController | null = null;
  const stopForgetting = () => {
    running?.abort();
    countdown.value = null;
  };
  stop.addEventListener('abort', stopForgetting);
  const startForgetting = () => {
    running?.abort();
    running = new AbortController();
    const onOver = () => void forget();
    countdown.value = startCountdown({ seconds: FORGET_SECONDS, timers, onOver }, running.signal);
  };
  return { forgetting: countdown, startForgetting, stopForgetting };
}
