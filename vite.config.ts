import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type InlineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { consoleWorker } from './tools/build/console-worker.ts';
import { listFiles, manifestName, readBuildManifest } from './tools/build/dist.ts';
import { kioskGuide } from './tools/build/guide.ts';
import { launcherFiles } from './tools/build/launcher-files.ts';
import { otherPages } from './tools/build/other-pages.ts';
import { pageFile } from './tools/build/page-file.ts';
import { relativeWorker } from './tools/build/relative-worker.ts';
import { squeezed } from './tools/build/squeeze.ts';
import { buildVersion } from './tools/build/version.ts';

const root = join(import.meta.dirname, 'src');
const publicDir = join(import.meta.dirname, 'public');
const outDir = join(import.meta.dirname, 'dist');
const page = (front: string) => join(root, front, 'index.html');

const SERVER = 'http://127.0.0.1:4300';

/** As the server does: every address of the console is its one page. */
const consoleAddresses: Plugin = {
  name: 'console-addresses',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/staff\/[\w/-]+$/.test(request.url ?? '')) request.url = '/staff/index.html';
      next();
    });
  },
};

const version = buildVersion(import.meta.dirname);

/**
 * What a page loads at once is its entry and one more file. By itself the bundler cuts that wherever a part that comes later
 * uses some of it too: four files to ask a worker for and to start, and each compressed worse. The entry stays by itself,
 * as an entry that only imports is left out of the manifest.
 */
const inOneFile = {
  codeSplitting: {
    groups: [
      {
        name: 'first',
        tags: ['$initial' as const],
        test: (id: string) => !/\/(main\.tsx|index\.html)$/.test(id),
      },
    ],
  },
};

/** How every page is built. */
const forAll = {
  root,
  publicDir,
  appType: 'mpa',
  define: { __MOIEN_VERSION__: JSON.stringify(version) },
  build: {
    outDir,
    target: ['chrome109', 'safari15.4'],
    // Inlined fonts and pictures would need data: in the CSP and could not be cached by themselves.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: inOneFile },
  },
} satisfies InlineConfig;

/** The relative's entry asks for its page while it speaks with the server: `src/relative/README.md`, *A cold link*. */
function relativePage(): InlineConfig {
  const { plugin, groups } = pageFile({
    entry: join(root, 'relative/main.tsx'),
    page: join(root, 'relative/page.tsx'),
    part: join(root, 'relative/call-part.ts'),
    otherPart: join(root, 'relative/HomeOf.tsx'),
  });
  return {
    ...forAll,
    plugins: [preact(), plugin],
    build: { ...forAll.build, rolldownOptions: { output: { codeSplitting: { groups } } } },
  };
}

export default defineConfig({
  ...forAll,
  plugins: [
    preact(),
    consoleAddresses,
    otherPages({ preview: page('resident/preview'), staff: page('staff') }, () => ({
      ...forAll,
      plugins: [preact()],
    })),
    otherPages({ relative: page('relative') }, relativePage),
    relativeWorker({ root, source: join(root, 'sw/relative-sw.ts'), target: forAll.build.target }),
    kioskGuide(join(import.meta.dirname, 'docs')),
    consoleWorker({
      source: join(root, 'sw/console-sw.ts'),
      publicDir,
      version,
    }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      // The launcher registers the worker itself (scope /resident/); an injected script would break the CSP.
      injectRegister: false,
      manifest: false,
      injectManifest: { globPatterns: [], dontCacheBustURLsMatching: /^assets\// },
      integration: {
        beforeBuildServiceWorker(options) {
          options.injectManifest.globPatterns = launcherFiles(
            readBuildManifest(options.outDir),
            listFiles(publicDir),
          );
        },
      },
    }),
    squeezed(),
  ],
  build: {
    ...forAll.build,
    emptyOutDir: true,
    manifest: manifestName('resident'),
    rolldownOptions: { ...forAll.build.rolldownOptions, input: { resident: page('resident') } },
  },
  server: {
    port: 4301,
    strictPort: true,
    // The name that the page was opened with stays: the server compares it with the Origin.
    proxy: {
      '/api': { target: SERVER, changeOrigin: false },
      '/live': { target: SERVER, ws: true, changeOrigin: false },
    },
  },
});
