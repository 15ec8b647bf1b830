import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Id } from '../../../protocol/primitives.ts';
import { createFakeTime } from './fake-time.ts';
import { createHouse, createMemoryHealth, createMemoryStore } from './house.ts';
import { type LiveServer, startLiveServer } from './live-server.ts';
import { type Entered, enter, openPage } from './page.ts';

type Who = keyof ReturnType<typeof createHouse>['credentials'];

/** A house with its server; pages come by the name of whose they are. Stops when the test is finished. */
export async function setScene() {
  const house = createHouse();
  const store = createMemoryStore();
  const health = createMemoryHealth();
  const time = createFakeTime();
  const start = () => startLiveServer({ house, store, health, time });
  let server: LiveServer = await start();
  onTestFinished(() => server.stop());

  const come = (who: Who, endpointId?: Id): Promise<Entered> =>
    enter(server.url, house.credentials[who], endpointId);

  return {
    house,
    store,
    health,
    time,
    ids: house.ids,
    server: () => server,
    come,
    stranger: (options: Parameters<typeof openPage>[1] = {}) => openPage(server.url, options),
    /** `kill -9`, and a new server over what was saved. */
    async restart(): Promise<void> {
      await server.kill();
      server = await start();
    },
    /** The page is gone without a word, and the server knows. */
    async crash(page: Entered): Promise<void> {
      const noticed = server.losesOne();
      page.socket.terminate();
      await noticed;
    },
    /** The page asks for a call and is told that it is looked for. */
    async ring(page: Entered, contactId: Id, callId: Id = randomUUID()): Promise<Id> {
      page.say({ type: 'call.start', callId, contactId });
      await page.sees(callId, 'looking');
      return callId;
    },
    /** A call from the first to the second, up to the picture. */
    async talk(caller: Entered, callee: Entered, contactId: Id): Promise<Id> {
      const callId = await this.ring(caller, contactId);
      callee.say({ type: 'call.ringing', callId });
      await caller.hears('call.endpoint');
      callee.say({ type: 'call.answer', callId });
      await caller.sees(callId, 'connecting');
      caller.say({ type: 'call.connected', callId });
      await Promise.all([caller.sees(callId, 'connected'), callee.sees(callId, 'connected')]);
      return callId;
    },
  };
}

/** A signal that a test recognises. */
export function candidate(text: string) {
  return {
    type: 'candidate' as const,
    candidate: { candidate: text, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null },
  };
}
