import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { drawPhoto, encodePhoto, KEPT } from './draw-photo.ts';
import { type Framing, keepInside, MAX_ZOOM, pan, startFraming, wholeZoom } from './frame.ts';

export type Props = {
  readonly picture: ImageBitmap;
  readonly onUse: (photo: Blob) => void;
  readonly onCancel: () => void;
};

const NUDGE = 24;
const KEYS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -NUDGE, y: 0 },
  ArrowRight: { x: NUDGE, y: 0 },
  ArrowUp: { x: 0, y: -NUDGE },
  ArrowDown: { x: 0, y: NUDGE },
};

/** After choosing a photo: which part of it the tablet shows, by finger, mouse or keys. */
export function Cropper({ picture, onUse, onCancel }: Props) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [framing, setFraming] = useState(() => startFraming(picture, KEPT));
  useEffect(() => {
    if (canvas.current) drawPhoto(canvas.current, picture, framing);
  }, [picture, framing]);
  const move = (by: { x: number; y: number }) => setFraming((now) => pan(now, by, picture, KEPT));
  const zoom = (to: number) => setFraming((now) => keepInside({ ...now, zoom: to }, picture, KEPT));
  const use = async () => {
    const photo = canvas.current && (await encodePhoto(canvas.current));
    if (photo) onUse(photo);
  };
  return (
    <div class="cropper">
      <CropFrame canvas={canvas} framing={framing} onMove={move} onZoom={zoom} />
      <ZoomSlider least={wholeZoom(picture, KEPT)} zoom={framing.zoom} onZoom={zoom} />
      <div class="form-foot__buttons">
        <Button variant="primary" onPress={() => void use()}>
          {t('photo.use')}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}

type FrameProps = {
  canvas: { current: HTMLCanvasElement | null };
  framing: Framing;
  onMove: (by: { x: number; y: number }) => void;
  onZoom: (zoom: number) => void;
};

function CropFrame({ canvas, framing, onMove, onZoom }: FrameProps) {
  const { t } = useWords();
  const help = useId();
  const key = (event: KeyboardEvent) => {
    const by = KEYS[event.key];
    const isZoom = event.key === '+' || event.key === '-';
    if (!by && !isZoom) return;
    event.preventDefault();
    if (by) onMove(by);
    else onZoom(framing.zoom * (event.key === '+' ? 1.15 : 1 / 1.15));
  };
  return (
    <>
      <p class="field__hint" id={help}>
        {t('photo.crop-help')}
      </p>
      <div
        class="cropper__frame"
        role="application"
        aria-label={t('photo.crop')}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved with the arrow keys
        tabIndex={0}
        onKeyDown={key}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          // From the pixels of the screen to those of the frame.
          const scale = KEPT.width / event.currentTarget.clientWidth;
          onMove({ x: event.movementX * scale, y: event.movementY * scale });
        }}
      >
        <canvas ref={canvas} width={KEPT.width} height={KEPT.height} />
      </div>
    </>
  );
}

function ZoomSlider({
  least,
  zoom,
  onZoom,
}: {
  least: number;
  zoom: number;
  onZoom: (zoom: number) => void;
}) {
  const { t } = useWords();
  const id = useId();
  return (
    <div class="cropper__zoom">
      <label for={id}>{t('photo.zoom')}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={MAX_ZOOM}
        step="0.01"
        value={zoom}
        onInput={(event) => onZoom(Number(event.currentTarget.value))}
      />
    </div>
  );
}
