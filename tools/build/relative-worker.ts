import { build, type Plugin } from 'vite';

type Options = { root: string; source: string; target: string[] };

/** Writes `/relative-sw.js`: the worker of a relative's page, in one classic script. */
export function relativeWorker({ root, source, target }: Options): Plugin {
  let outDir = '';
  return {
    name: 'relative-worker',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle: {
      sequential: true,
      async handler() {
        await build({
          root,
          configFile: false,
          logLevel: 'warn',
          build: {
            outDir,
            target,
            emptyOutDir: false,
            copyPublicDir: false,
            rolldownOptions: {
              input: source,
              output: { format: 'iife', codeSplitting: false, entryFileNames: 'relative-sw.js' },
            },
          },
        });
      },
    },
  };
}
