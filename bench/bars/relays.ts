import type { Bar } from '../bench.ts';
import type { Row } from '../results/row.ts';
import { sideBySide } from './on-a-line.ts';
import { callByTurns, named } from './ring-and-face.ts';

/** Two people whose networks let nobody in: every packet goes through coturn. */
export const RELAYS: Bar = {
  id: 'relay',
  title: 'calls through coturn alone',
  async run(bench) {
    if (!bench.relay) throw new Error('There is no coturn on this machine.');
    const contenders = sideBySide(bench, bench.plain);
    const rows: Row[] = [];
    for (const transport of bench.relay.transports) {
      const times = await callByTurns(bench, contenders, { relayOnly: true, transport });
      const [ours, peers] = named(
        contenders,
        times.map(({ face }) => face),
      );
      const measure = `through coturn alone, ${transport.toUpperCase()}: answer → first frame, slower side`;
      // Over TCP a lost packet holds up the others: it is for networks that let nothing else out.
      const goal = transport === 'udp' ? { most: 300 } : null;
      rows.push({ bar: 'relay', measure, unit: 'ms', ours, peers, goal });
    }
    return rows;
  },
};
