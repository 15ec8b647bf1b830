/*
 * Runs first in every command, in JavaScript that old versions understand: an older Node cannot read TypeScript, and the
 * native database ends on it without a word (it needs Node-API 10).
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const readsTypeScript = major > 22 || (major === 22 && minor >= 18);

if (!readsTypeScript || Number(process.versions.napi) < 10) {
  console.error(
    `Moien needs Node 22.18 or newer, and this is ${process.version}: run "npm ci", which brings one for most machines, or install it.`,
  );
  process.exit(1);
}
