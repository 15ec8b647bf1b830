import { describe, expect, test } from 'vitest';
import { iceServers, renewedAfterMs } from './ice.ts';

const NOW = 1_700_000_000_999;
const RELAYS = ['turn:relay.example:3478', 'turns:relay.example:5349?transport=tcp'];

describe('ICE servers', () => {
  test('are none unless configured', () => {
    expect(iceServers(null, NOW, 'a')).toEqual([]);
    expect(iceServers({ urls: [], secret: 'north' }, NOW, 'a')).toEqual([]);
  });

  test('carry a user name that expires in twelve hours and its signature, as coturn checks it', () => {
    // openssl: printf '1700043200:a' | openssl dgst -sha1 -hmac north -binary | base64
    expect(iceServers({ urls: RELAYS, secret: 'north' }, NOW, 'a')).toEqual([
      { urls: RELAYS, username: '1700043200:a', credential: 'YsfPC0aklg6x950CrIW2C+eNAaM=' },
    ]);
  });

  test('are renewed long before they run out, each page’s at a time of its own', () => {
    const hour = 3_600_000;
    const at = (start: string) => renewedAfterMs(`${start}-0000-4000-8000-000000000001`) / hour;
    expect(at('00000000')).toBe(6);
    expect(at('80000000')).toBe(5.5);
    expect(at('ffff0000')).toBeGreaterThan(5);
  });

  test('have another user name for every page', () => {
    const [one] = iceServers({ urls: RELAYS, secret: 'north' }, NOW, 'a');
    const [other] = iceServers({ urls: RELAYS, secret: 'north' }, NOW, 'b');
    expect(one?.username).not.toBe(other?.username);
    expect(one?.credential).not.toBe(other?.credential);
  });

  test('without the need of a relay are given without credentials', () => {
    const stun = 'stun:stun.example:3478';
    expect(iceServers({ urls: [stun], secret: null }, NOW, 'a')).toEqual([{ urls: [stun] }]);
    expect(iceServers({ urls: [...RELAYS, stun], secret: 'north' }, NOW, 'a')).toMatchObject([
      { urls: [stun] },
      { urls: RELAYS },
    ]);
  });

  test('leave out a relay that nobody could use', () => {
    expect(iceServers({ urls: RELAYS, secret: null }, NOW, 'a')).toEqual([]);
  });
});
