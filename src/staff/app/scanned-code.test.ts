import { expect, it, vi } from 'vitest';
import { takeScannedCode } from './scanned-code.ts';

const at = (hash: string) => ({ hash, pathname: '/staff/tablets', search: '' });
const history = () => ({ replaceState: vi.fn() });

it('takes a tablet’s code out of the address bar, written as the tablet shows it', () => {
  const { replaceState } = history();
  expect(takeScannedCode(at('#tablet=bcdfghjk'), { replaceState })).toBe('BCDF-GHJK');
  expect(replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/staff/tablets');
});

it('takes what is no code out as well, and does nothing with it', () => {
  const { replaceState } = history();
  expect(takeScannedCode(at('#tablet=%3Cscript%3E'), { replaceState })).toBeNull();
  expect(replaceState).toHaveBeenCalledOnce();
});

it('leaves other links to whom they are for', () => {
  const { replaceState } = history();
  expect(takeScannedCode(at('#sign-in=abc'), { replaceState })).toBeNull();
  expect(takeScannedCode(at(''), { replaceState })).toBeNull();
  expect(replaceState).not.toHaveBeenCalled();
});
