import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import type { Plugin } from 'vite';

const LANGUAGES = { fr: 'kiosk.fr.md', lb: 'kiosk.lb.md', en: 'kiosk.md' } as const;
const NAMES = { fr: 'Français', lb: 'Lëtzebuergesch', en: 'English' } as const;
type Tongue = keyof typeof LANGUAGES;
const TONGUES = Object.keys(LANGUAGES) as Tongue[];

/**
 * The recipes for locking a tablet (`docs/kiosk*.md`) as pages of the build, to be opened from the console and printed:
 * `/kiosk/fr/`, `/kiosk/lb/`, `/kiosk/en/`.
 * @param docs the folder of the documents
 */
export function kioskGuide(docs: string): Plugin {
  const read = (file: string) => readFileSync(join(docs, file), 'utf8');
  return {
    name: 'kiosk-guide',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'kiosk/kiosk.css', source: read('kiosk.css') });
      for (const tongue of TONGUES) {
        const source = guidePage(tongue, read(LANGUAGES[tongue]));
        this.emitFile({ type: 'asset', fileName: `kiosk/${tongue}/index.html`, source });
      }
    },
  };
}

/** One language's page, with the way to the others. */
export function guidePage(tongue: Tongue, markdown: string): string {
  const others = TONGUES.filter((other) => other !== tongue)
    .map((other) => `<a href="/kiosk/${other}/" lang="${other}" hreflang="${other}">${NAMES[other]}</a>`)
    .join(' ');
  // On a checkout the links lead to files, here to pages.
  const linked = markdown
    .replaceAll(/\]\(kiosk\.(fr|lb)\.md\)/g, '](/kiosk/$1/)')
    .replaceAll('](kiosk.md)', '](/kiosk/en/)')
    .replaceAll(/\[([^\]]+)\]\(operating\.md\)/g, '`$1`');
  return `<!doctype html>
<html lang="${tongue}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Moien · ${NAMES[tongue]}</title>
<link rel="stylesheet" href="/kiosk/kiosk.css">
</head>
<body>
<nav>${others}</nav>
<main>
${marked.parse(linked, { async: false })}
</main>
</body>
</html>
`;
}
