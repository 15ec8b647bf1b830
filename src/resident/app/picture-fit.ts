type Size = { width: number; height: number };

/**
 * How much of a picture may fall outside the screen. A third off the sides of a wide picture leaves a face; a phone
 * held upright would lose more than half of its height on a wide tablet, and with it the chin.
 */
const MAY_BE_CUT = 0.34;

/** Whether a picture may fill the screen (`cover`), or must be shown whole (`contain`). */
export function pictureFit(picture: Size, screen: Size): 'cover' | 'contain' {
  const ratio = picture.width / picture.height / (screen.width / screen.height);
  const cut = 1 - Math.min(ratio, 1 / ratio);
  // Not a number before the first frame, when the size is 0 × 0: then there is nothing to cut.
  return cut > MAY_BE_CUT ? 'contain' : 'cover';
}
