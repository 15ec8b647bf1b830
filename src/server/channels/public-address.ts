import { BlockList, isIP, isIPv6 } from 'node:net';

/** Networks that are nobody's public address: RFC 6890 and its successors in the IANA special-purpose registries. */
const SPECIAL_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
] as const;

/** Of IPv6 only 2000::/3 is given out, and of that these carry an IPv4 address inside, or are for documents. */
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const;

function blockList(): { special: BlockList; global: BlockList } {
  const special = new BlockList();
  for (const [family, networks] of [
    ['ipv4', SPECIAL_4],
    ['ipv6', SPECIAL_6],
  ] as const)
    for (const network of networks) {
      const [address = '', bits] = network.split('/');
      special.addSubnet(address, Number(bits), family);
    }
  const global = new BlockList();
  global.addSubnet('2000::', 3, 'ipv6');
  return { special, global };
}

let lists: ReturnType<typeof blockList> | null = null;

/** Is this an address on the open internet, and not one of the house, of this machine, or of the cloud it runs in? */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false;
  lists ??= blockList();
  const { special, global } = lists;
  if (isIPv6(address)) return global.check(address, 'ipv6') && !special.check(address, 'ipv6');
  return !special.check(address, 'ipv4');
}
