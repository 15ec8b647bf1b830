import { describe, expect, it } from 'vitest';
import type { DeviceKey } from '../../data/keyring.ts';
import { arrive } from './arrival.ts';
import type { Acceptance } from './invitation.ts';

const SECRET = 'q'.repeat(43);
const key: DeviceKey = {
  kind: 'device',
  credential: SECRET,
  deviceId: 'd',
  contactId: 'c',
  residentId: 'r',
  facilityId: 'f',
};

function opened(name: string | null, ...answers: Acceptance[]) {
  const asked: string[] = [];
  const added: DeviceKey[] = [];
  const network = new EventTarget();
  const arrival = arrive({
    link: name === null ? null : { name, secret: SECRET },
    accept: async ({ secret }) => {
      asked.push(secret);
      return answers.shift() ?? { result: 'later' };
    },
    add: async (accepted) => void added.push(accepted),
    network,
  });
  return { arrival, asked, added, network };
}
const settle = () =>
  new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve))));

describe('opening the page', () => {
  it('without an invitation asks nothing', () => {
    const { arrival, asked } = opened(null);
    expect(arrival.state.value).toBe('settled');
    expect(asked).toEqual([]);
  });

  it('opens the link of a message about a call, and adds nobody who is here already', async () => {
    const { arrival, asked, added } = opened('ring', { result: 'known' });
    await settle();
    expect({ state: arrival.state.value, asked, added }).toEqual({
      state: 'settled',
      asked: [SECRET],
      added: [],
    });
  });

  it('ignores a secret that is for another page', () => {
    expect(opened('pair').asked).toEqual([]);
  });

  it('exchanges the invitation once and keeps the key', async () => {
    const { arrival, asked, added } = opened('invitation', { result: 'accepted', key });
    expect(arrival.state.value).toBe('opening');
    await settle();
    expect(arrival.state.value).toBe('settled');
    expect({ asked, added }).toEqual({ asked: [SECRET], added: [key] });
  });

  it('without network waits, and tries again when the network is back', async () => {
    const { arrival, added, network } = opened(
      'invitation',
      { result: 'later' },
      { result: 'accepted', key },
    );
    await settle();
    expect(arrival.state.value).toBe('later');
    network.dispatchEvent(new Event('online'));
    await settle();
    expect({ state: arrival.state.value, added }).toEqual({ state: 'settled', added: [key] });
  });

  it('with a dead link says so until it was read', async () => {
    const { arrival } = opened('invitation', { result: 'expired' });
    await settle();
    expect(arrival.state.value).toBe('expired');
    arrival.retry();
    expect(arrival.state.value).toBe('expired');
    arrival.seen();
    expect(arrival.state.value).toBe('settled');
  });
});
