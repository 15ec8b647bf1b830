import * as v from 'valibot';
import { PreviewScene } from '../../protocol/preview.ts';

type Deps = {
  window: Pick<EventTarget, 'addEventListener'>;
  /** Who frames this page. */
  parent: unknown;
  origin: string;
};

/** Hears scenes from the page around this one, if it is one of ours; what is no scene is left alone. */
export function listenForScenes(
  { window, parent, origin }: Deps,
  onScene: (scene: PreviewScene) => void,
  stop: AbortSignal,
): void {
  const hear = (event: Event) => {
    const message = event as MessageEvent<unknown>;
    if (message.origin !== origin || message.source !== parent) return;
    const scene = v.safeParse(PreviewScene, message.data);
    if (scene.success) onScene(scene.output);
  };
  window.addEventListener('message', hear, { signal: stop });
}
