import { describe, expect, it } from 'vitest';
import { endingOf, farewellOf } from './ending.ts';

describe('The card after a call', () => {
  it('says whom one spoke with, whoever began', () => {
    expect(endingOf({ outcome: 'completed', caller: 'tablet' }).sentence).toBe('ended.spoke');
    expect(endingOf({ outcome: 'completed', caller: 'relative' }).sentence).toBe('ended.spoke');
  });

  it('says that the other was told only when a device of theirs heard of it', () => {
    expect(endingOf({ outcome: 'missed', caller: 'tablet' }).more).toBe('ended.told');
    expect(endingOf({ outcome: 'offline', caller: 'tablet' }).more).toBeNull();
  });

  it('offers to leave a wish where calling again would be in vain', () => {
    expect(endingOf({ outcome: 'offline', caller: 'tablet' }).offer).toBe('wish');
    expect(endingOf({ outcome: 'declined', caller: 'tablet' }).offer).toBe('wish');
    expect(endingOf({ outcome: 'busy', caller: 'tablet' }).offer).toBe('again');
  });

  it.each(['missed', 'cancelled', 'busy', 'offline'] as const)(
    'offers to call back somebody whose call was %s',
    (outcome) => {
      expect(endingOf({ outcome, caller: 'relative' })).toMatchObject({
        sentence: 'missed.title',
        offer: 'call-back',
      });
    },
  );

  it('says that staff ended it, and offers nothing: who it was with may be gone', () => {
    const house = { outcome: 'completed', caller: 'tablet', byHouse: true } as const;
    expect(endingOf(house)).toEqual({ sentence: 'ended.house', more: null, offer: null });
    expect(farewellOf(house)).toEqual([]);
  });

  it('blames nobody when the connection failed', () => {
    expect(endingOf({ outcome: 'failed', caller: 'relative' }).sentence).toBe('ended.failed');
  });
});

describe('What is said aloud after a call', () => {
  it('is goodbye, whoever began and whoever hung up; the card says the rest', () => {
    expect(farewellOf({ outcome: 'completed', caller: 'tablet' })).toEqual(['ended.goodbye']);
    expect(farewellOf({ outcome: 'completed', caller: 'relative' })).toEqual(['ended.goodbye']);
    expect(endingOf({ outcome: 'completed', caller: 'tablet' }).more).toBe('ended.goodbye');
  });

  it('is what the card says when somebody was not reached', () => {
    expect(farewellOf({ outcome: 'missed', caller: 'tablet' })).toEqual(['ended.not_reached', 'ended.told']);
    expect(farewellOf({ outcome: 'offline', caller: 'tablet' })).toEqual(['ended.not_reached']);
    expect(farewellOf({ outcome: 'declined', caller: 'tablet' })).toEqual(['ended.declined', 'ended.told']);
  });

  it('is nothing after a ring that nobody came to, nor to whoever stopped their own call', () => {
    for (const outcome of ['missed', 'cancelled', 'declined', 'busy', 'offline'] as const)
      expect(farewellOf({ outcome, caller: 'relative' })).toEqual([]);
    expect(farewellOf({ outcome: 'cancelled', caller: 'tablet' })).toEqual([]);
  });
});
