/*
 * `npm run demo`. The version is looked at before anything native is imported: on an older Node the database dies
 * without a word.
 */
if (Number(process.versions.napi) < 10) {
  console.error(`Moien needs Node 22.14 or newer; this is ${process.version}. Start it with "npm run demo".`);
  process.exit(1);
}
const { runDemo } = await import('./run-demo.ts');
await runDemo(process.argv.slice(2), process.env);

export {};
