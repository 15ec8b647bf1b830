import { effect, type ReadonlySignal } from '@preact/signals';
import type { PressOptions } from '../../ui/press.ts';
import type { Settings } from './settings.ts';

/** The guard against trembling that every control has anyway; some, such as *louder*, a shorter one. */
const USUAL_REPEAT_MS = 800;

/** How this resident's hands press. A guard is only imposed on all controls when staff have lengthened it. */
export function handsOf({ holdMs, repeatMs }: Pick<Settings, 'holdMs' | 'repeatMs'>): PressOptions {
  return { hold: holdMs, ...(repeatMs > USUAL_REPEAT_MS && { repeat: repeatMs }) };
}

export type LookDeps = {
  settings: ReadonlySignal<Pick<Settings, 'textFactor' | 'holdMs'>>;
  /** In the quiet hours every screen is dark. */
  quiet: ReadonlySignal<boolean>;
  root: {
    style: Pick<CSSStyleDeclaration, 'setProperty'>;
    toggleAttribute(name: string, on: boolean): unknown;
  };
};

/** Tells the style sheets what staff and the hour of the day decide: size of text, how long a finger stays, night. */
export function startLook({ settings, quiet, root }: LookDeps, stop: AbortSignal): void {
  const end = effect(() => {
    root.style.setProperty('--text-factor', String(settings.value.textFactor));
    root.style.setProperty('--hold', `${settings.value.holdMs}ms`);
    root.toggleAttribute('data-night', quiet.value);
  });
  stop.addEventListener('abort', end);
}
