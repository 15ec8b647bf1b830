import { describe, expect, it } from 'vitest';
import { type Call, type Consent, USUAL_CALL } from '../../../protocol/records.ts';
import { consentsOf, endsSoon, usesOf } from './consents.ts';

const DAY = 24 * 60 * 60 * 1000;
const ASKED = 100 * DAY;
const consent = (more: Partial<Consent> = {}): Consent => ({
  residentId: 'anne',
  contactId: 'marie',
  how: 'at breakfast',
  askedBy: 'claire',
  askedAt: ASKED,
  until: ASKED + 60 * DAY,
  withdrawnAt: null,
  ...more,
});
const call = (answeredAt: number | null, more: Partial<Call> = {}): Call => ({
  ...USUAL_CALL,
  residentId: 'anne',
  contactId: 'marie',
  caller: 'relative',
  state: 'ended',
  outcome: 'completed',
  startedAt: 0,
  ringingAt: null,
  answeredAt,
  connectedAt: null,
  endedAt: null,
  answeredBy: 'itself',
  ...more,
});

describe('a consent', () => {
  it('is one of its contact, the newest first', () => {
    const all = new Map([
      ['old', consent()],
      ['new', consent({ askedAt: ASKED + DAY })],
      ['tom', consent({ contactId: 'tom' })],
    ]);
    expect(consentsOf(all, 'marie').map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('ends soon in its last month', () => {
    expect(endsSoon(consent(), ASKED + 29 * DAY)).toBe(false);
    expect(endsSoon(consent(), ASKED + 31 * DAY)).toBe(true);
  });

  it('was used by this contact’s calls that answered themselves while it counted', () => {
    const calls = [call(ASKED + DAY), call(ASKED + 2 * DAY), call(ASKED - 1), call(ASKED + 61 * DAY)];
    const others = [
      call(ASKED + DAY, { answeredBy: 'person' }),
      call(ASKED + DAY, { contactId: 'tom' }),
      call(null),
    ];
    expect(usesOf(consent(), [...calls, ...others])).toBe(2);
    expect(usesOf(consent({ withdrawnAt: ASKED + DAY + 1 }), calls)).toBe(1);
  });
});
