import { qrPath } from './qr-path.ts';

export type Props = {
  readonly text: string;
  /** What a camera that reads it will find. */
  readonly label: string;
};

/** Something for the camera of a telephone; its size is the matter of whoever shows it (`.qr`). */
export function QrCode({ text, label }: Props) {
  const { size, d } = qrPath(text);
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  );
}
