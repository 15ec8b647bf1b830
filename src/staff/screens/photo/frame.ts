/** Width and height in pixels. */
export type Size = { width: number; height: number };

/**
 * What of a picture is in the frame. `zoom` 1: the picture just covers the frame. `x`, `y`: the point of the picture in
 * the middle of the frame, in fractions of its width and height.
 */
export type Framing = { zoom: number; x: number; y: number };

export const MAX_ZOOM = 4;

/** Frame pixels for one picture pixel at zoom 1. */
const coverScale = (picture: Size, frame: Size) =>
  Math.max(frame.width / picture.width, frame.height / picture.height);

/**
 * The zoom at which all of the picture is in the frame, with a margin at two sides: a close portrait taken upright does
 * not fit a landscape frame otherwise, and a face is never cut.
 */
export function wholeZoom(picture: Size, frame: Size): number {
  const contain = Math.min(frame.width / picture.width, frame.height / picture.height);
  return contain / coverScale(picture, frame);
}

/** Where to begin: the frame filled, a little above the middle, where faces are. */
export function startFraming(picture: Size, frame: Size): Framing {
  return keepInside({ zoom: 1, x: 0.5, y: 0.4 }, picture, frame);
}

/** Puts the picture back so that no margin shows that is not needed, and the zoom is within its limits. */
export function keepInside({ zoom, x, y }: Framing, picture: Size, frame: Size): Framing {
  const kept = Math.min(MAX_ZOOM, Math.max(wholeZoom(picture, frame), zoom));
  const scale = coverScale(picture, frame) * kept;
  return {
    zoom: kept,
    x: keepCentre(x, frame.width / (picture.width * scale)),
    y: keepCentre(y, frame.height / (picture.height * scale)),
  };
}

/** Moves the picture by so many frame pixels (to the right, down). */
export function pan(framing: Framing, by: { x: number; y: number }, picture: Size, frame: Size): Framing {
  const scale = coverScale(picture, frame) * framing.zoom;
  const x = framing.x - by.x / (picture.width * scale);
  const y = framing.y - by.y / (picture.height * scale);
  return keepInside({ ...framing, x, y }, picture, frame);
}

/** Where to draw the picture, in frame pixels. */
export function place(framing: Framing, picture: Size, frame: Size) {
  const scale = coverScale(picture, frame) * framing.zoom;
  const width = picture.width * scale;
  const height = picture.height * scale;
  return {
    left: frame.width / 2 - framing.x * width,
    top: frame.height / 2 - framing.y * height,
    width,
    height,
  };
}

/** `share`: how much of the picture's side the frame spans; above 1 the picture stays in the middle. */
function keepCentre(centre: number, share: number): number {
  if (share >= 1) return 0.5;
  return Math.min(1 - share / 2, Math.max(share / 2, centre));
}
