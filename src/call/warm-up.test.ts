import { expect, test } from 'vitest';
import { FakeConnection } from './testing/fake-connection.ts';
import { warmUp } from './warm-up.ts';

const run = (connection: typeof FakeConnection) =>
  warmUp({ RTCPeerConnection: connection as unknown as typeof RTCPeerConnection });

test('a connection is made, offered to nobody and thrown away', async () => {
  FakeConnection.all = [];
  await run(FakeConnection);
  const [connection] = FakeConnection.all;
  expect(connection?.lanes).toHaveLength(2);
  expect(connection?.sends()).toEqual([]);
  expect(connection?.connectionState).toBe('closed');
});

test('a browser that cannot is not asked twice, and nothing breaks', async () => {
  class Broken extends FakeConnection {
    override async createOffer(): Promise<never> {
      throw new Error('no codecs');
    }
  }
  await expect(run(Broken)).resolves.toBeUndefined();
  expect(FakeConnection.all.at(-1)?.connectionState).toBe('closed');
});
