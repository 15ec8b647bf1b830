import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAvatar } from '@dicebear/core';
import * as personas from '@dicebear/personas';
import { type Browser, chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.ts';
import { drawingOptions, type Person } from './portraits/drawing.ts';
import { PEOPLE } from './portraits/people.ts';

/** Draws the portraits of the sample facility anew. They are committed; nobody needs to run this to build. */
const FOLDER = join(import.meta.dirname, '../src/server/demo/portraits');
const SIDE_PX = 640;
const WEBP_QUALITY = 0.82;

function drawSvg(one: Person): string {
  return createAvatar(personas, { ...drawingOptions(one), size: SIDE_PX }).toString();
}

/** Chromium turns the drawing into WebP: no image library for twenty-one pictures. */
async function rasterise(page: Page, svg: string): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([drawing, side, quality]) => {
      const image = new Image(side, side);
      image.src = `data:image/svg+xml;base64,${btoa(unescape(encodeURIComponent(drawing)))}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
      canvas.getContext('2d')?.drawImage(image, 0, 0, side, side);
      return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
    },
    [svg, SIDE_PX, WEBP_QUALITY] as const,
  );
  return Buffer.from(base64, 'base64');
}

async function drawAll(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await mkdir(FOLDER, { recursive: true });
  for (const one of PEOPLE) {
    const picture = await rasterise(page, drawSvg(one));
    await writeFile(join(FOLDER, `${one.name}.webp`), picture);
    console.log(`${one.name.padEnd(16)}${(picture.length / 1024).toFixed(1).padStart(5)} KB`);
  }
}

const executablePath = findChromium()?.path;
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: CHROMIUM_FLAGS });
try {
  await drawAll(browser);
} finally {
  await browser.close();
}
