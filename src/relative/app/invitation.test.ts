import { describe, expect, it } from 'vitest';
import { testId } from '../../data/records.fixture.ts';
import { type ErrorCode, refusal } from '../../protocol/errors.ts';
import { RequestRefused } from '../../sync/http.ts';
import { openRingLink } from './invitation.ts';

const SECRET = 'q'.repeat(43);
const [CONTACT, RESIDENT, CALL, DEVICE, FACILITY] = [1, 2, 3, 4, 5].map(testId) as [
  string,
  string,
  string,
  string,
  string,
];
const ENROLLED = { deviceId: DEVICE, facilityId: FACILITY, credential: 'c'.repeat(43) };

async function opened(known: string[], answer: { enrolled: typeof ENROLLED | null } | ErrorCode) {
  const asked: unknown[] = [];
  const http = {
    async call(_: string, body: unknown) {
      asked.push(body);
      if (typeof answer === 'string') throw new RequestRefused(refusal(answer));
      return { contactId: CONTACT, residentId: RESIDENT, callId: CALL, ...answer };
    },
  } as unknown as Parameters<typeof openRingLink>[0];
  const acceptance = await openRingLink(http, { secret: SECRET, label: 'Safari', language: 'fr', known });
  return { acceptance, asked };
}
const enrol = { label: 'Safari', language: 'fr' };

describe('the link of an SMS about a ring', () => {
  it('makes a browser that knows nobody a device, in one question', async () => {
    const { acceptance, asked } = await opened([], { enrolled: ENROLLED });
    expect(asked).toEqual([{ secret: SECRET, enrol }]);
    expect(acceptance).toEqual({
      result: 'accepted',
      key: { kind: 'device', contactId: CONTACT, residentId: RESIDENT, ...ENROLLED },
    });
  });

  it('asks first whom it is about where somebody is known, and uses nothing up if it is them', async () => {
    const { acceptance, asked } = await opened([CONTACT], { enrolled: null });
    expect(asked).toEqual([{ secret: SECRET, enrol: null }]);
    expect(acceptance).toEqual({ result: 'known' });
  });

  it('adds somebody new to those who are known', async () => {
    const { acceptance, asked } = await opened([testId(9)], { enrolled: ENROLLED });
    expect(asked).toEqual([
      { secret: SECRET, enrol: null },
      { secret: SECRET, enrol },
    ]);
    expect(acceptance.result).toBe('accepted');
  });

  it.each([
    ['link-expired', 'expired'],
    ['unavailable', 'later'],
  ] as const)('that is refused with %s is said to be %s', async (code, result) => {
    expect((await opened([], code)).acceptance).toEqual({ result });
  });
});
