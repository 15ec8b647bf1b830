import { describe, expect, it } from 'vitest';
import { FINE } from '../../protocol/quality.fixture.ts';
import { type Call, USUAL_CALL } from '../../protocol/records.ts';
import type { SeenQuality } from '../live-ports.ts';
import type { Known } from '../principal.ts';
import type { Endpoint } from './hub.ts';
import { createQualityDesk } from './quality-desk.ts';

const HOUR = 3_600_000;
const NOW = 1_790_000_000_000;
const CALL: Call = {
  ...USUAL_CALL,
  residentId: 'anne',
  contactId: 'marie',
  caller: 'tablet',
  state: 'ended',
  outcome: 'completed',
  startedAt: NOW - 2 * HOUR,
  ringingAt: NOW - 2 * HOUR,
  answeredAt: NOW - 2 * HOUR,
  connectedAt: NOW - 2 * HOUR,
  endedAt: NOW - HOUR,
};
const TABLET: Known = { kind: 'tablet', facilityId: 'f', tabletId: 't', residentId: 'anne' };
const MARIE: Known = {
  kind: 'relative',
  facilityId: 'f',
  deviceId: 'd',
  contactId: 'marie',
  residentId: 'anne',
};

async function say(principal: Known, call: Call | null = CALL) {
  const noted: SeenQuality[] = [];
  const desk = createQualityDesk({
    store: { find: async (_, id) => (id === 'c' ? call : null) },
    quality: { note: async (_, seen) => void noted.push(seen) },
    now: () => NOW,
  });
  const endpoint = { principal } as Endpoint;
  const refused = await desk.hear(endpoint, { type: 'call.quality', callId: 'c', quality: FINE });
  return { refused, noted };
}

describe('How a call went is taken', () => {
  it('from its tablet, which is then known', async () => {
    const { refused, noted } = await say(TABLET);
    expect(refused).toBeNull();
    expect(noted).toEqual([
      {
        callId: 'c',
        side: 'tablet',
        tabletId: 't',
        residentId: 'anne',
        contactId: 'marie',
        at: CALL.startedAt,
        quality: FINE,
      },
    ]);
  });

  it('from its relative, who does not know which tablet it was', async () => {
    expect((await say(MARIE)).noted).toMatchObject([{ side: 'relative', tabletId: null }]);
  });

  it('while it still goes on: a page that goes says it before', async () => {
    const { refused } = await say(TABLET, { ...CALL, state: 'connected', outcome: null, endedAt: null });
    expect(refused).toBeNull();
  });
});

describe('It is not taken', () => {
  it.each<[string, Known, Call | null, string]>([
    ['of a call that does not exist', TABLET, null, 'not-found'],
    ['from another resident’s tablet', { ...TABLET, residentId: 'jos' }, CALL, 'not-found'],
    ['from another contact', { ...MARIE, contactId: 'jean' }, CALL, 'not-found'],
    ['of a call that nobody answered', TABLET, { ...CALL, answeredAt: null }, 'conflict'],
    ['more than a day later', TABLET, { ...CALL, endedAt: NOW - 24 * HOUR - 1 }, 'conflict'],
  ])('%s', async (_, principal, call, code) => {
    expect(await say(principal, call)).toEqual({ refused: code, noted: [] });
  });
});
