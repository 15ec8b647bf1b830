import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { PreviewReady, type PreviewScene } from '../../../protocol/preview.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  /** Whose screen it is. */
  readonly name: string;
  readonly scene: PreviewScene;
};

/** The commonest tablet, held both ways. */
const SIZES = {
  landscape: { width: 1280, height: 800 },
  portrait: { width: 800, height: 1280 },
} as const;
type Orientation = keyof typeof SIZES;

/**
 * The resident's own screen, small: the launcher's component in a frame at its true size, scaled down. It changes with
 * every letter that is typed, and nothing in it can be pressed.
 */
export function TabletPreview({ name, scene }: Props) {
  const { t } = useWords();
  const [held, setHeld] = useState<Orientation>('landscape');
  const frame = useRef<HTMLIFrameElement>(null);
  const { box, width } = useWidth();
  const isReady = useScene(frame, scene);
  const size = SIZES[held];
  const scale = width / size.width;
  return (
    <section class="card preview" aria-label={t('preview.title')}>
      <div class="preview__head">
        <h2 class="card__title">{t('preview.title')}</h2>
        <fieldset class="preview__held">
          <legend class="visually-hidden">{t('preview.held')}</legend>
          {(['landscape', 'portrait'] as const).map((one) => (
            <Button
              key={one}
              variant={one === held ? 'plain' : 'quiet'}
              aria-pressed={one === held}
              onPress={() => setHeld(one)}
            >
              {t(`preview.${one}`)}
            </Button>
          ))}
        </fieldset>
      </div>
      <div class={`preview__tablet preview__tablet--${held}`}>
        <div class="preview__glass" ref={box} style={{ height: `${Math.round(size.height * scale)}px` }}>
          <iframe
            ref={frame}
            class={isReady ? 'preview__screen' : 'preview__screen preview__screen--waiting'}
            src="/resident/preview/"
            title={t('preview.of', { name })}
            role="img"
            tabIndex={-1}
            width={size.width}
            height={size.height}
            style={{ transform: `scale(${scale})` }}
          />
        </div>
      </div>
      <p class="soft">{t(isReady ? 'preview.hint' : 'preview.waiting')}</p>
    </section>
  );
}

/** Tells the frame the scene, once it listens and whenever it changes. */
function useScene(frame: { current: HTMLIFrameElement | null }, scene: PreviewScene): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const life = new AbortController();
    const hear = (event: MessageEvent<unknown>) => {
      const isOurs = event.origin === location.origin && event.source === frame.current?.contentWindow;
      if (!isOurs || !v.is(PreviewReady, event.data)) return;
      setReady(true);
      // A frame that was loaded again has forgotten everything.
      frame.current?.contentWindow?.postMessage(latest.current, location.origin);
    };
    window.addEventListener('message', hear, { signal: life.signal });
    return () => life.abort();
  }, []);
  const latest = useRef(scene);
  latest.current = scene;
  useEffect(() => {
    if (isReady) frame.current?.contentWindow?.postMessage(scene, location.origin);
  }, [isReady, scene]);
  return isReady;
}

/** How wide an element is drawn, in CSS px. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    setWidth(element.clientWidth);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}
