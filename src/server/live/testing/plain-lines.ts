import { createLineFacts } from '../../line/line-facts.ts';

/** A house whose staff have noted no lines, and where nothing is counted. */
export function plainLines() {
  const none = { timeZone: 'Europe/Luxembourg', lines: [], lineOf: new Map() };
  return {
    facts: createLineFacts({ facilityLines: async () => none }),
    meter: { add: () => undefined },
  };
}
