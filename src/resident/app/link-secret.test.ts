import { expect, it, vi } from 'vitest';
import { takePairingSecret } from './link-secret.ts';

const SECRET = 'A'.repeat(43);
const at = (hash: string) => ({ hash, pathname: '/resident/', search: '' });

it('A pairing link gives its secret and is gone from the address bar', () => {
  const replaceState = vi.fn();
  expect(takePairingSecret(at(`#pair=${SECRET}`), { replaceState })).toBe(SECRET);
  expect(replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/resident/');
});

it('An address without a secret is left alone', () => {
  const replaceState = vi.fn();
  expect(takePairingSecret(at(''), { replaceState })).toBeNull();
  expect(replaceState).not.toHaveBeenCalled();
});

it('A mangled secret is no secret, and leaves the address bar all the same', () => {
  const replaceState = vi.fn();
  expect(takePairingSecret(at('#pair=short'), { replaceState })).toBeNull();
  expect(replaceState).toHaveBeenCalledOnce();
});
