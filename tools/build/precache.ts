/** The addresses that Workbox wrote into a built worker, in its order. */
export function precachedFiles(worker: string): string[] {
  return [...worker.matchAll(/\{"revision":(?:null|"[^"]*"),"url":"([^"]+)"\}/g)].map(([, url]) => url ?? '');
}

/**
 * Compares what the worker keeps with what the launcher needs; each difference is one sentence. A missing file
 * breaks the cold start without network; a file too many costs every tablet data on each update.
 */
export function precacheFaults(kept: readonly string[], needed: readonly string[]): string[] {
  return [
    ...needed.filter((file) => !kept.includes(file)).map((file) => `The worker does not keep ${file}.`),
    ...kept
      .filter((file) => !needed.includes(file))
      .map((file) => `The worker keeps ${file}, which the launcher does not need.`),
  ];
}

/** Inline scripts, styles and handlers of a page: its Content-Security-Policy would block each of them. */
export function inlineCode(html: string): string[] {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>/gi)];
  const styles = [...html.matchAll(/<style[^>]*>|\sstyle=["'][^>]*|\son[a-z]+=["'][^>]*/gi)];
  return [...scripts, ...styles].map(([found]) => found.trim());
}
