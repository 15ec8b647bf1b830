import type { Page } from '@playwright/test';
import { firstFrameAt, forgetFrames, markAt } from '../frame-watch.ts';
import { type LabBrowser, openBrowser } from '../lab/browser.ts';
import type { Lab } from '../lab/lab.ts';
import { benchMedia, type Media } from '../lab/media.ts';

export type Conditions = {
  relayOnly?: boolean;
  transport?: string;
  /** What cameras and microphones have, where it is not the usual. */
  media?: Media;
};

/** Two people who can call each other, each in a browser at their end of the line. */
export interface Pair {
  readonly tablet: Page;
  readonly relative: Page;
  /** Rings. @returns ms from the tap to the ring on the other's screen */
  ring(): Promise<number>;
  /** The other answers. @returns ms from the tap to the slower side's first frame */
  answer(): Promise<number>;
  hangUp(): Promise<void>;
  close(): Promise<void>;
}

/** Something that one can call with. */
export interface Contender {
  readonly name: string;
  open(lab: Lab, conditions: Conditions): Promise<Pair>;
  /** Has the tablet call, or wait to be called. @returns the link that somebody opens who was never there */
  callCold(tablet: Page): Promise<string>;
  /** Ends what serves it. */
  close(): Promise<void>;
}

export type Browsers = { tablet: LabBrowser; relative: LabBrowser; close(): Promise<void> };

export async function openBoth(lab: Lab, { relayOnly, transport, media }: Conditions): Promise<Browsers> {
  const options = {
    media: media ?? benchMedia(),
    relayOnly: relayOnly ?? false,
    ...(transport && { transport }),
  };
  const [tablet, relative] = await Promise.all([
    openBrowser(lab, { ...options, place: 'tablet' }),
    openBrowser(lab, { ...options, place: 'relative' }),
  ]);
  return {
    tablet,
    relative,
    async close() {
      await Promise.all([tablet.close(), relative.close()]);
    },
  };
}

type Sides = { tablet: Page; relative: Page };

export const forgetBoth = ({ tablet, relative }: Sides) =>
  Promise.all([forgetFrames(tablet), forgetFrames(relative)]);

/** @param marks what the pages call these moments */
export async function ringTime({ tablet, relative }: Sides, marks: { from: string; to: string }) {
  const shown = await markAt(relative, marks.to);
  return shown - (await markAt(tablet, marks.from));
}

export async function faceTime({ tablet, relative }: Sides, mark: string): Promise<number> {
  const frames = await Promise.all([firstFrameAt(tablet), firstFrameAt(relative)]);
  return Math.max(...frames) - (await markAt(relative, mark));
}

/** Nobody answers faster than this: by then transport is up, as it is in a house. */
export const REACH_FOR_IT_MS = 1_500;

export const pass = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
