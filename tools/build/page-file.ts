import type { Plugin } from 'vite';

type Options = {
  /** The module that an entry asks for at once with `import()`. */
  page: string;
  /** The entry itself. */
  entry: string;
  /** What either the one or the other first needs: `part` is one file besides itself, and what both need is the page's. */
  part: string;
  otherPart: string;
};

type Graph = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };

/**
 * For a page whose entry is small and begins on the network before the page is here. Each of the two is one file with all
 * that it imports (by itself the bundler cuts them wherever another part uses some of it too), and the HTML names them and
 * their styles, so that all are on their way at once.
 */
export function pageFile({ page, entry, part, otherPart }: Options) {
  let ofEntry = new Set<string>();
  let ofPage = new Set<string>();
  let ofPart = new Set<string>();
  const plugin: Plugin = {
    name: 'page-file',
    apply: 'build',
    buildEnd() {
      ofEntry = reach(this, entry).add(OF_THE_BUNDLER);
      ofPage = reach(this, page);
      ofPart = reach(this, part);
      const ofOther = reach(this, otherPart);
      for (const id of ofPart) if (ofOther.has(id)) ofPage.add(id);
      // Left by themselves, as what is asked for with `import()` would else be one more file that only names the other.
      ofPage.delete(page);
      ofPart.delete(part);
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunk = Object.values(bundle).find(
          (one) => one.type === 'chunk' && one.moduleIds.includes(page),
        );
        if (chunk?.type !== 'chunk') return [];
        const first = chunk.imports.map((file) => bundle[file]).filter((one) => one?.type === 'chunk');
        const files = [...first, chunk].filter((one) => !one.moduleIds.includes(entry));
        const link = (rel: string, file: string) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        });
        return [
          ...files.map(({ fileName }) => link('modulepreload', fileName)),
          ...files
            .flatMap((one) => [...(one.viteMetadata?.importedCss ?? [])])
            .map((file) => link('stylesheet', file)),
        ];
      },
    },
  };
  const groups = [
    { name: 'entry', test: (id: string) => ofEntry.has(id), includeDependenciesRecursively: false },
    { name: 'first', test: (id: string) => ofPage.has(id), includeDependenciesRecursively: false },
    { name: 'part', test: (id: string) => ofPart.has(id), includeDependenciesRecursively: false },
  ];
  return { plugin, groups };
}

/** What the bundler adds to `import()`: in a file of its own it would be one more to wait for. */
const OF_THE_BUNDLER = '\0vite/preload-helper.js';

/** A module and all that it imports at once. */
function reach(graph: Graph, from: string): Set<string> {
  const seen = new Set([from]);
  for (const id of seen) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) seen.add(next);
  return seen;
}
