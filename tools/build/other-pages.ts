import { build, type InlineConfig, type Plugin } from 'vite';
import { manifestName } from './dist.ts';

/**
 * Builds each page by itself, after the launcher. Built together they would share chunks, and each would load what only
 * another one uses of a shared module; nobody opens two of them in one browser, so that sharing saves nothing.
 * @param pages the HTML file of each
 * @param config how to build any of them
 */
export function otherPages(pages: Record<string, string>, config: () => InlineConfig): Plugin {
  let outDir = '';
  return {
    name: 'other-pages',
    apply: 'build',
    configResolved(resolved) {
      outDir = resolved.build.outDir;
    },
    closeBundle: {
      // Before the workers, which list what was built.
      order: 'pre',
      sequential: true,
      async handler() {
        for (const [name, page] of Object.entries(pages)) {
          await buildPage({ name, page, outDir, config: config() });
        }
      },
    },
  };
}

type Page = { name: string; page: string; outDir: string; config: InlineConfig };

function buildPage({ name, page, outDir, config }: Page) {
  return build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    build: {
      ...config.build,
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      manifest: manifestName(name),
      rolldownOptions: { ...config.build?.rolldownOptions, input: { [name]: page } },
    },
  });
}
