import { describe, expect, it } from 'vitest';
import { keepInside, MAX_ZOOM, pan, place, startFraming, wholeZoom } from './frame.ts';

const frame = { width: 400, height: 300 };
const upright = { width: 900, height: 1600 };
const wide = { width: 1600, height: 600 };

describe('framing a photo', () => {
  it('begins with the frame filled, above the middle', () => {
    const framing = startFraming(upright, frame);
    const drawn = place(framing, upright, frame);
    expect(drawn.width).toBeCloseTo(400);
    expect(drawn.top).toBeLessThanOrEqual(0);
    expect(drawn.top + drawn.height).toBeGreaterThanOrEqual(300);
    expect(framing.y).toBeLessThan(0.5);
  });

  it('can show the whole of any picture, in the middle', () => {
    for (const picture of [upright, wide, { width: 10, height: 10 }]) {
      const whole = keepInside({ zoom: 0, x: 0, y: 1 }, picture, frame);
      expect(whole).toEqual({ zoom: wholeZoom(picture, frame), x: 0.5, y: 0.5 });
      const drawn = place(whole, picture, frame);
      expect(drawn.left).toBeGreaterThanOrEqual(-1e-9);
      expect(drawn.top).toBeGreaterThanOrEqual(-1e-9);
    }
  });

  it('never zooms further than the limit', () => {
    expect(keepInside({ zoom: 99, x: 0.5, y: 0.5 }, wide, frame).zoom).toBe(MAX_ZOOM);
  });

  it('follows the finger exactly', () => {
    const before = { zoom: 2, x: 0.5, y: 0.5 };
    const after = pan(before, { x: 30, y: -20 }, upright, frame);
    const from = place(before, upright, frame);
    const to = place(after, upright, frame);
    expect(to.left - from.left).toBeCloseTo(30);
    expect(to.top - from.top).toBeCloseTo(-20);
  });

  it('stops at the edge of the picture', () => {
    const drawn = place(pan(startFraming(wide, frame), { x: 1e6, y: 1e6 }, wide, frame), wide, frame);
    expect(drawn.left).toBeCloseTo(0);
    expect(drawn.top).toBeCloseTo(0);
  });
});
