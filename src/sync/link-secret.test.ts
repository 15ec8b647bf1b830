import { describe, expect, it } from 'vitest';
import { takeLinkSecret } from './link-secret.ts';

const SECRET = 'q'.repeat(43);

function open(hash: string) {
  const shown: unknown[] = [];
  const history = { replaceState: (_: unknown, __: string, url?: string | URL | null) => shown.push(url) };
  const taken = takeLinkSecret({ hash, pathname: '/relative/', search: '?a=1' }, history);
  return { taken, shown };
}

describe('the secret of a link', () => {
  it('is taken with its name, and gone from the address', () => {
    const { taken, shown } = open(`#invitation=${SECRET}`);
    expect(taken).toEqual({ name: 'invitation', secret: SECRET });
    expect(shown).toEqual(['/relative/?a=1']);
  });

  it('is gone from the address also when it is not one of ours', () => {
    const { taken, shown } = open('#invitation=short');
    expect(taken).toBeNull();
    expect(shown).toEqual(['/relative/?a=1']);
  });

  it('leaves an address without a fragment alone', () => {
    expect(open('')).toEqual({ taken: null, shown: [] });
  });
});
