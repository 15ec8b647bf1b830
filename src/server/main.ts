/*
 * `npm start`. The native database needs N-API 10; on an older Node it dies without a word, so the version is looked at
 * before anything native is imported.
 */
if (Number(process.versions.napi) < 10) {
  console.error(`Moien needs Node 22.14 or newer; this is ${process.version}. Start it with "npm start".`);
  process.exit(1);
}
const { run } = await import('./run.ts');
await run(process.env);

export {};
