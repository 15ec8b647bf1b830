import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';
import { consoleFiles } from './console-files.ts';
import { listFiles, readBuildManifest } from './dist.ts';

type Options = { source: string; publicDir: string; version: string };

/** Writes `/console-sw.js`: the console's worker, with the list of what this build is made of. */
export function consoleWorker({ source, publicDir, version }: Options): Plugin {
  let outDir = '';
  return {
    name: 'console-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const { code } = await transformWithOxc(await readFile(source, 'utf8'), source);
        const files = consoleFiles(readBuildManifest(outDir), listFiles(publicDir));
        // Imports would make it a module, and it has none; the mark that says so is no script.
        const script = code.replace(/^export \{\};?\s*$/m, '');
        const build = `const CONSOLE_BUILD = ${JSON.stringify({ version, files })};\n`;
        await writeFile(join(outDir, 'console-sw.js'), build + script);
      },
    },
  };
}
