import type { Locator, Page } from '@playwright/test';

export type Spot = { x: number; y: number };
export type Box = Spot & { width: number; height: number };

/** Fingers on the glass, as the touch panel reports them: the browser makes pointers and clicks of it, or does not. */
export interface Hand {
  /** A finger comes down; `finger` tells several from each other. */
  down(spot: Spot, finger?: number): Promise<void>;
  /** It slides there, in steps as a panel reports them. */
  slide(spot: Spot, finger?: number): Promise<void>;
  up(finger?: number): Promise<void>;
  /** The system takes all fingers away: a gesture of its own, a palm that it recognised. */
  cancel(): Promise<void>;
  tap(spot: Spot, finger?: number): Promise<void>;
  /** How long a finger stays, in ms: part of a gesture, not waiting for the page. */
  rest(ms: number): Promise<void>;
}

const STEPS = 5;

/** A hand on the touch screen of this page. Palms are wide: finger 9 reports a contact of 60 px. */
export async function handOn(page: Page): Promise<Hand> {
  const panel = await page.context().newCDPSession(page);
  const touching = new Map<number, Spot>();
  const report = async (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel') => {
    const radius = (id: number) => (id === PALM ? 30 : 5);
    const touchPoints = [...touching].map(([id, spot]) => ({
      ...{ id, x: spot.x, y: spot.y },
      ...{ radiusX: radius(id), radiusY: radius(id) },
    }));
    await panel.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  const hand: Hand = {
    down(spot, finger = 0) {
      touching.set(finger, spot);
      return report('touchStart');
    },
    async slide(spot, finger = 0) {
      const from = touching.get(finger) ?? spot;
      for (let step = 1; step <= STEPS; step++) {
        const along = (a: number, b: number) => a + ((b - a) * step) / STEPS;
        touching.set(finger, { x: along(from.x, spot.x), y: along(from.y, spot.y) });
        await report('touchMove');
      }
    },
    up(finger = 0) {
      touching.delete(finger);
      // The protocol takes a point that is no longer listed for one that was lifted.
      return report(touching.size === 0 ? 'touchEnd' : 'touchMove');
    },
    cancel() {
      touching.clear();
      return report('touchCancel');
    },
    async tap(spot, finger = 0) {
      // Both are on their way at once: a slow machine must not make a long press of a tap.
      await Promise.all([hand.down(spot, finger), hand.up(finger)]);
    },
    rest: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
  return hand;
}

const PALM = 9;

export async function boxOf(button: Locator): Promise<Box> {
  const box = await button.boundingBox();
  if (!box) throw new Error(`${button} is not on the screen`);
  return box;
}

export const middle = ({ x, y, width, height }: Box): Spot => ({ x: x + width / 2, y: y + height / 2 });

/** What a gesture is made on: `button`, where it is, the middle of another button, a spot where there is none. */
export type Aim = { page: Page; hand: Hand; button: Locator; box: Box; other: Spot; nowhere: Spot };

export type Gesture = {
  title: string;
  /** Whether it presses the button, once. */
  presses: boolean;
  make(aim: Aim): Promise<void>;
};

/** A spot so far outside the side that has more room; negative is inside. */
function outside({ box, page }: Aim, px: number): Spot {
  const { y } = middle(box);
  const roomRight = (page.viewportSize()?.width ?? 0) - box.x - box.width;
  return roomRight > box.x ? { x: box.x + box.width + px, y } : { x: box.x - px, y };
}

async function dragTo(aim: Aim, spot: Spot, from = middle(aim.box)) {
  await aim.hand.down(from);
  await aim.hand.slide(spot);
  await aim.hand.up();
}

async function taps({ hand, box }: Aim, count: number, every: number) {
  const sent: Promise<void>[] = [];
  for (let tap = 0; tap < count; tap++) {
    if (tap > 0) await hand.rest(every);
    sent.push(hand.tap(middle(box)));
  }
  await Promise.all(sent);
}

/** Everything that a hand does to a button, and whether it is a press. */
export const GESTURES: readonly Gesture[] = [
  { title: 'a still tap', presses: true, make: (aim) => taps(aim, 1, 0) },
  {
    title: 'a finger that stays for 1.5 s',
    presses: true,
    async make({ hand, box }) {
      await hand.down(middle(box));
      await hand.rest(1_500);
      await hand.up();
    },
  },
  {
    title: 'a finger that drifts 40 px',
    presses: true,
    make: (aim) => dragTo(aim, { x: middle(aim.box).x + 40, y: middle(aim.box).y }),
  },
  {
    title: 'a finger that trembles 20 px to and fro',
    presses: true,
    async make({ hand, box }) {
      const { x, y } = middle(box);
      await hand.down({ x, y });
      for (const shift of [20, -20, 20]) await hand.slide({ x: x + shift, y });
      await hand.up();
    },
  },
  {
    title: 'a finger that lets go 25 px outside',
    presses: true,
    make: (aim) => dragTo(aim, outside(aim, 25), outside(aim, -10)),
  },
  {
    title: 'a finger that slides 90 px outside',
    presses: false,
    make: (aim) => dragTo(aim, outside(aim, 90), outside(aim, -10)),
  },
  {
    title: 'a finger that comes down here and lets go on another button',
    presses: false,
    make: (aim) => dragTo(aim, aim.other),
  },
  {
    title: 'a finger that the system takes away',
    presses: false,
    async make({ hand, box }) {
      await hand.down(middle(box));
      await hand.cancel();
    },
  },
  { title: 'a double tap', presses: true, make: (aim) => taps(aim, 2, 90) },
  { title: 'five taps in 600 ms', presses: true, make: (aim) => taps(aim, 5, 140) },
  {
    title: 'a finger, while the palm rests elsewhere',
    presses: true,
    async make({ hand, box, nowhere }) {
      await hand.down(nowhere, PALM);
      await hand.tap(middle(box));
      await hand.up(PALM);
    },
  },
  {
    title: 'a finger, while the palm rests on another button',
    presses: true,
    async make({ hand, box, other }) {
      await hand.down(other, PALM);
      await hand.tap(middle(box));
      await hand.up(PALM);
    },
  },
  {
    title: 'two fingers at once',
    presses: true,
    async make({ hand, box }) {
      const { x, y } = middle(box);
      await hand.down({ x: x - 20, y }, 0);
      await hand.down({ x: x + 20, y }, 1);
      await hand.up(0);
      await hand.up(1);
    },
  },
  {
    title: 'two fingers, of which the second leaves first',
    presses: true,
    async make({ hand, box }) {
      const { x, y } = middle(box);
      await hand.down({ x: x - 20, y }, 0);
      await hand.down({ x: x + 20, y }, 1);
      await hand.up(1);
      await hand.up(0);
    },
  },
  { title: 'Enter', presses: true, make: ({ button }) => button.press('Enter') },
  { title: 'the space bar', presses: true, make: ({ button }) => button.press('Space') },
  {
    title: 'a screen reader’s click',
    presses: true,
    make: ({ button }) => button.evaluate((element: HTMLElement) => element.click()),
  },
  {
    title: 'a mouse',
    presses: true,
    async make({ page, box }) {
      await page.mouse.click(middle(box).x, middle(box).y);
    },
  },
];
