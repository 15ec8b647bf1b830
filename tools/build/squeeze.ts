import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';
import { listFiles } from './dist.ts';

/** Text; pictures and typefaces are small already. */
const TEXT = /\.(js|css|html|svg|webmanifest)$/;

/** Lays the smallest form of every file beside it (`x.js.br`): that takes seconds, which no server has when it starts. */
export function squeezed(): Plugin {
  let outDir = '';
  return {
    name: 'squeezed',
    apply: 'build',
    configResolved(resolved) {
      outDir = resolved.build.outDir;
    },
    closeBundle: {
      // After all that writes or lists files.
      order: 'post',
      sequential: true,
      async handler() {
        const files = listFiles(outDir).filter((file) => TEXT.test(file));
        await Promise.all(files.map((file) => squeeze(join(outDir, file))));
      },
    },
  };
}

async function squeeze(file: string): Promise<void> {
  const plain = await readFile(file);
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(plain, { params }));
}
