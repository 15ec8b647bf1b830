import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Backend } from './house.ts';
import { steps } from './steps.ts';
import { Town } from './town.ts';

/** `MOIEN_RUNS=20000 npx vitest run tools/convergence`: more, and others each time, before something important. */
const RUNS = Number(process.env.MOIEN_RUNS ?? 1000);
/** The same thousand whenever all tests run: what turns red there is the change at hand, not the luck of the day. */
const SEED = process.env.MOIEN_RUNS ? {} : { seed: 20_261_123 };

it(
  'two houses, five browsers: whatever happens, all come to see the same, nothing typed is lost, nothing leaks',
  async () => {
    const backend = await Backend.open();
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        const town = await Town.build(backend);
        try {
          await fc.asyncModelRun(() => ({ model: {}, real: town }), commands);
          await town.recover();
          await town.check();
        } finally {
          for (const client of town.clients) client.leave();
        }
      }),
      { numRuns: RUNS, endOnFailure: false, ...SEED },
    );
    expect(RUNS).toBeGreaterThan(0);
  },
  RUNS * 1_000,
);
