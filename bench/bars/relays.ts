import type { Bar } from '../bench.ts';
import { byTurns, rowOf, sideBySide } from './on-a-line.ts';

/** Two people whose networks let nobody in: every packet goes through coturn. */
export const RELAYS: Bar = {
  id: 'relay',
  title: 'calls through coturn alone',
  async run(bench) {
    if (!bench.relay) throw new Error('There is no coturn on this machine.');
    const contenders = sideBySide(bench, bench.plain);
    const rows = [];
    for (const transport of bench.relay.transports) {
      const results = await byTurns(contenders, bench.longRuns, async (contender) => {
        const pair = await contender.open(bench.lab, { relayOnly: true, transport });
        try {
          await pair.ring();
          return await pair.answer();
        } finally {
          await pair.close();
        }
      });
      const measure = `through coturn alone, ${transport.toUpperCase()}: answer → first frame, a first call`;
      rows.push(
        rowOf({ contenders, results }, { bar: 'relay', measure, unit: 'ms', goal: null }, (ms) => ms),
      );
    }
    return rows;
  },
};
