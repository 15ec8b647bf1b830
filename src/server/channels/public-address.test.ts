import { expect, test } from 'vitest';
import { isPublic } from './public-address.ts';

test.each([
  ['this machine', '127.0.0.1'],
  ['this machine, by another number', '127.8.8.8'],
  ['no address', '0.0.0.0'],
  ['the house', '192.168.1.1'],
  ['the house', '10.20.30.40'],
  ['the house', '172.31.255.255'],
  ['a carrier’s own network', '100.64.0.1'],
  ['what a cloud tells its machines', '169.254.169.254'],
  ['a benchmark', '198.18.0.1'],
  ['everybody at once', '224.0.0.1'],
  ['everybody here', '255.255.255.255'],
  ['a book', '203.0.113.7'],
  ['this machine', '::1'],
  ['no address', '::'],
  ['this machine in the newer clothes', '::ffff:127.0.0.1'],
  ['the house in the newer clothes', '::ffff:192.168.1.1'],
  ['the house through a translator', '64:ff9b::c0a8:101'],
  ['the house through a tunnel', '2002:c0a8:101::1'],
  ['the house through another tunnel', '2001:0:c0a8:101::1'],
  ['the house', 'fd00::1'],
  ['this cable', 'fe80::1'],
  ['everybody', 'ff02::1'],
  ['a book', '2001:db8::1'],
  ['nothing at all', 'rtl.lu'],
  ['nothing at all', ''],
])('%s is no public address: %s', (_, address) => {
  expect(isPublic(address)).toBe(false);
});

test.each([
  '1.1.1.1',
  '172.32.0.1',
  '100.128.0.1',
  '195.218.0.1',
  '2606:4700:4700::1111',
  '2a00:1450:4009::200e',
])('%s is one', (address) => {
  expect(isPublic(address)).toBe(true);
});
