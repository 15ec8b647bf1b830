import { describe, expect, it } from 'vitest';
import { readFragment, takeFragment } from './fragment.ts';

const token = `${'A'.repeat(42)}_`;

describe('the secret in the address', () => {
  it('is read for setup and for signing in by link', () => {
    expect(readFragment(`#setup=${token}`)).toEqual({ kind: 'setup', token });
    expect(readFragment(`#sign-in=${token}`)).toEqual({ kind: 'sign-in', token });
  });

  it('is nothing when it is malformed, too short or of another front-end', () => {
    for (const hash of [
      '',
      '#',
      '#setup=',
      '#setup=abc',
      `#pair=${token}`,
      `#setup=${token}x`,
      `#setup=${token}&a=1`,
    ])
      expect(readFragment(hash)).toBeNull();
  });

  it('leaves the address bar at once, even when it was not understood', () => {
    const kept: string[] = [];
    const history = { replaceState: (_: unknown, __: string, url: string) => kept.push(url) };
    const location = { hash: '#junk', pathname: '/staff/', search: '' };
    expect(takeFragment(location as Location, history as unknown as History)).toBeNull();
    expect(kept).toEqual(['/staff/']);
  });
});
