/** Parts of src/ that no page is made of. */
const NOT_IN_PAGES = /^src[/\\]server[/\\]|\.test\.tsx?$|\.md$/;

/** @param file relative to the project, `/` or `\` between folders */
export function isInPages(file: string): boolean {
  return !NOT_IN_PAGES.test(file);
}

/**
 * Whether the pages have to be built anew.
 * @param builtAt when the last build ended (epoch ms); undefined when there is none
 * @param sources files, relative to the project, with the time of their last change (epoch ms)
 */
export function isStale(
  builtAt: number | undefined,
  sources: readonly { file: string; changedAt: number }[],
): boolean {
  if (builtAt === undefined) return true;
  return sources.some(({ file, changedAt }) => changedAt > builtAt && isInPages(file));
}
