import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CLOSE, MAX_FRAME_BYTES } from '../../protocol/live.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { settle } from './testing/fake-time.ts';
import { candidate, setScene } from './testing/scene.ts';

const SECOND = 1000;

describe('hello', () => {
  test('is answered with the time, the newest sequence, relays and open calls', async () => {
    const scene = await setScene();
    const { welcome } = await scene.come('weberTablet');
    expect(welcome).toMatchObject({ now: scene.time.now(), seq: 7, calls: [], presence: [] });
    expect(welcome.iceServers).toMatchObject([{ urls: ['turn:turn.example:3478'] }]);
  });

  test('gives relay credentials that never run out: before they do, the page is asked to come again', async () => {
    const scene = await setScene();
    const page = await scene.come('weberTablet');
    await scene.time.advance(4.9 * 3600 * SECOND);
    expect(page.socket.readyState).toBe(WebSocket.OPEN);
    await scene.time.advance(1.1 * 3600 * SECOND);
    expect(await page.closed).toBe(CLOSE.restarting);
  });

  test('that does not come within five seconds closes the socket', async () => {
    const scene = await setScene();
    const page = scene.stranger();
    await page.opened;
    await scene.time.advance(5 * SECOND);
    expect(await page.closed).toBe(CLOSE.badMessage);
  });

  test('must be the first word', async () => {
    const scene = await setScene();
    const page = scene.stranger({ credential: scene.house.credentials.weberTablet });
    await page.opened;
    page.say({ type: 'ping' });
    expect(await page.closed).toBe(CLOSE.badMessage);
  });

  test('may not be said twice', async () => {
    const scene = await setScene();
    const page = await scene.come('weberTablet');
    await page.hello();
    expect(await page.hears('refused')).toMatchObject({ callId: null, refusal: { code: 'bad-request' } });
  });

  test.each([0, PROTOCOL_VERSION + 1])(
    'in protocol %i closes the socket with the code for a reload',
    async (old) => {
      const scene = await setScene();
      const page = scene.stranger({ credential: scene.house.credentials.weberTablet });
      await page.hello(old);
      expect(await page.closed).toBe(CLOSE.oldProtocol);
    },
  );

  test('of an old client may have another shape', async () => {
    const scene = await setScene();
    const page = scene.stranger();
    await page.opened;
    page.socket.send(JSON.stringify({ type: 'hello', protocol: 0, token: 'whatever it was called then' }));
    expect(await page.closed).toBe(CLOSE.oldProtocol);
  });

  test('with an unknown secret closes the socket with the code for signed out', async () => {
    const scene = await setScene();
    for (const credential of ['x'.repeat(43), null]) {
      const page = scene.stranger({ credential });
      await page.hello();
      expect(await page.closed).toBe(CLOSE.signedOut);
    }
  });

  test('with somebody else’s endpoint id does not take that page’s place', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const { leaPhone } = scene.house.credentials;
    const thief = scene.stranger({ credential: leaPhone, endpointId: tablet.endpointId });
    await thief.hello();
    expect(await thief.hears('refused')).toMatchObject({ refusal: { code: 'conflict' } });
    expect(await thief.closed).toBe(CLOSE.badMessage);
    await tablet.hasHeard();
  });

  test('of a page whose old socket is not known to be dead closes that one', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const again = await scene.come('weberTablet', tablet.endpointId);
    expect(await tablet.closed).toBe(1000);
    await scene.ring(again, scene.ids.marie);
  });

  test('of a page that is gone before it is welcomed leaves nobody behind', async () => {
    const scene = await setScene();
    const { doorkeeper, credentials } = scene.house;
    const { whoIs } = doorkeeper;
    let letIn = () => {};
    doorkeeper.whoIs = async (...asked) => {
      await new Promise<void>((resolve) => {
        letIn = resolve;
      });
      return whoIs(...asked);
    };
    const tablet = scene.stranger({ credential: credentials.weberTablet });
    await tablet.hello();
    await tablet.hasHeard();
    const noticed = scene.server().losesOne();
    tablet.socket.terminate();
    await noticed;
    doorkeeper.whoIs = whoIs;
    letIn();
    await settle();
    await scene.time.advance(5 * SECOND);
    const marie = await scene.come('mariePhone');
    expect(marie.welcome.presence).toMatchObject([{ kind: 'resident', online: false }]);
  });

  test('that is revoked while it waits is not let in', async () => {
    const scene = await setScene();
    const { doorkeeper, keys, credentials, tilleuls } = scene.house;
    const principal = keys.get(credentials.mariePhone);
    if (principal?.kind !== 'relative') throw new Error('not a relative');
    const { whoIs } = doorkeeper;
    doorkeeper.whoIs = async (...asked) => {
      const found = await whoIs(...asked);
      doorkeeper.whoIs = whoIs;
      keys.delete(credentials.mariePhone);
      scene.server().live.signOut(tilleuls, principal.deviceId);
      return found;
    };
    const page = scene.stranger({ credential: credentials.mariePhone });
    await page.hello();
    expect(await page.closed).toBe(CLOSE.signedOut);
  });
});

describe('the upgrade', () => {
  const cookieOf = (scene: Awaited<ReturnType<typeof setScene>>) => `moien=${scene.house.credentials.nurse}`;

  test('lets staff in by their cookie from our own pages', async () => {
    const scene = await setScene();
    const origin = `http://127.0.0.1:${scene.server().port}`;
    const page = scene.stranger({ headers: { cookie: cookieOf(scene), origin } });
    await page.hello();
    await page.hears('welcome');
  });

  test.each([{ origin: 'https://evil.example' }, {}])(
    'refuses a cookie from elsewhere: %o',
    async (headers) => {
      const scene = await setScene();
      const page = scene.stranger({ headers: { cookie: cookieOf(scene), ...headers } });
      await expect(page.opened).rejects.toThrow('403');
    },
  );

  test('never looks at the cookie of a page that has a secret of its own', async () => {
    const scene = await setScene();
    const origin = `http://127.0.0.1:${scene.server().port}`;
    const headers = { cookie: cookieOf(scene), origin };
    const page = scene.stranger({ headers, credential: 'x'.repeat(43) });
    await page.hello();
    expect(await page.closed).toBe(CLOSE.signedOut);
  });

  test('is refused anywhere but at its path', async () => {
    const scene = await setScene();
    const { port } = scene.server();
    const { openPage } = await import('./testing/page.ts');
    await expect(openPage(`ws://127.0.0.1:${port}/elsewhere`).opened).rejects.toThrow('404');
    await openPage(`ws://127.0.0.1:${port}/live?v=1`).opened;
  });
});

describe('what cannot be understood', () => {
  const nonsense: [string, string | Buffer][] = [
    ['no JSON', '{"type":'],
    ['no object', '42'],
    ['an unknown type', '{"type":"call.listen"}'],
    ['a wrong type', '{"type":"call.ringing","callId":7}'],
    ['an unknown field', '{"type":"ping","extra":true}'],
    ['a null', 'null'],
    ['bytes', Buffer.from([0xff, 0x00])],
  ];
  test.each(nonsense)('%s is refused, and the socket stays', async (_, frame) => {
    const scene = await setScene();
    const page = await scene.come('weberTablet');
    page.socket.send(frame);
    expect(await page.hears('refused')).toEqual({
      type: 'refused',
      callId: null,
      refusal: { code: 'bad-request', retry: 'never' },
      outcome: null,
    });
    await page.hasHeard();
  });

  test('ten times closes the socket', async () => {
    const scene = await setScene();
    const page = await scene.come('weberTablet');
    for (let time = 0; time < 10; time += 1) page.socket.send('?');
    expect(await page.closed).toBe(CLOSE.badMessage);
  });

  test('before hello closes the socket at once', async () => {
    const scene = await setScene();
    const page = scene.stranger();
    await page.opened;
    page.socket.send('?');
    expect(await page.closed).toBe(CLOSE.badMessage);
  });

  test('a frame that is too large closes the socket, and only that', async () => {
    const scene = await setScene();
    const page = await scene.come('weberTablet');
    const other = await scene.come('mariePhone');
    page.socket.send('x'.repeat(MAX_FRAME_BYTES + 1));
    expect(await page.closed).toBe(1009);
    await other.hasHeard();
  });

  test('broken UTF-8 closes the socket, and only that', async () => {
    const scene = await setScene();
    const page = await scene.come('weberTablet');
    page.socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect(await page.closed).toBe(1007);
    await (await scene.come('weberTablet')).hasHeard();
  });
});

describe('limits', () => {
  test('a flood closes the socket', async () => {
    const scene = await setScene();
    const page = await scene.come('weberTablet');
    for (let count = 0; count < 200; count += 1) page.say({ type: 'ping' });
    expect(await page.closed).toBe(CLOSE.tooMany);
  });

  test('one device has a few pages, and one more is turned away', async () => {
    const scene = await setScene();
    const pages = [];
    for (let count = 0; count < 20; count += 1) pages.push(await scene.come('mariePhone'));
    const more = scene.stranger({ credential: scene.house.credentials.mariePhone });
    await more.hello();
    expect(await more.closed).toBe(CLOSE.tooMany);
    const again = await scene.come('mariePhone', pages[0]?.endpointId);
    await again.hasHeard();
    await (await scene.come('marieLaptop')).hasHeard();
  });

  test('the candidates of a call to four devices are no flood', async () => {
    const scene = await setScene();
    const tablet = await scene.come('weberTablet');
    const phone = await scene.come('mariePhone');
    const callId = await scene.talk(tablet, phone, scene.ids.marie);
    for (let count = 0; count < 190; count += 1)
      tablet.say({ type: 'call.signal', callId, to: phone.endpointId, signal: candidate(`number ${count}`) });
    await phone.hears(
      'call.signal',
      ({ signal }) => signal.type === 'candidate' && signal.candidate?.candidate === 'number 189',
    );
  });

  test('fifty messages a second may go on', async () => {
    const scene = await setScene();
    const page = await scene.come('weberTablet');
    for (let second = 0; second < 10; second += 1) {
      for (let count = 0; count < 50; count += 1) page.say({ type: 'ping' });
      for (let count = 0; count < 50; count += 1) await page.hears('pong');
      scene.time.jump(1 * SECOND);
    }
    expect(page.socket.readyState).toBe(page.socket.OPEN);
  });

  test('a socket that gives no sign of life is dropped at the second ping', async () => {
    const scene = await setScene();
    const page = await scene.come('weberTablet');
    page.socket.pause();
    const noticed = scene.server().losesOne();
    await scene.time.advance(40 * SECOND);
    await noticed;
    page.socket.resume();
    await page.closed;
  });

  test('a socket that answers pings stays', async () => {
    const scene = await setScene();
    const page = await scene.come('weberTablet');
    for (let count = 0; count < 5; count += 1) {
      const pinged = new Promise((resolve) => page.socket.once('ping', resolve));
      await scene.time.advance(20 * SECOND);
      await pinged;
      await page.hasHeard();
    }
    expect(page.socket.readyState).toBe(page.socket.OPEN);
  });
});

test('a socket of the staff ends with its session, also if nobody says a word', async () => {
  const scene = await setScene();
  const { keys, credentials } = scene.house;
  const nurse = keys.get(credentials.nurse);
  if (nurse?.kind !== 'staff') throw new Error('no nurse');
  keys.set(credentials.nurse, { ...nurse, expiresAt: scene.time.now() + 10 * SECOND });
  const page = await scene.come('nurse');
  await scene.time.advance(9 * SECOND);
  expect(page.socket.readyState).toBe(page.socket.OPEN);
  await scene.time.advance(1 * SECOND);
  expect(await page.closed).toBe(4401);
});

describe('pokes', () => {
  test('reach everybody in the facility and nobody else, several changes as one', async () => {
    const scene = await setScene();
    const here = [await scene.come('weberTablet'), await scene.come('leaPhone'), await scene.come('nurse')];
    const elsewhere = await scene.come('kleinTablet');
    for (const seq of [8, 10, 9]) scene.server().live.poke(scene.house.tilleuls, seq);
    await scene.time.advance(30);
    for (const page of here) {
      expect(await page.hears('poke')).toEqual({ type: 'poke', seq: 10 });
      await page.hasHeard();
      expect(page.inbox.filter(({ type }) => type === 'poke')).toEqual([]);
    }
    await elsewhere.hasHeard();
    expect(elsewhere.inbox.filter(({ type }) => type === 'poke')).toEqual([]);
  });

  test('that come while a page says hello are in its welcome', async () => {
    const scene = await setScene();
    const { directory } = scene.house;
    const { newestSequence } = directory;
    directory.newestSequence = async (facilityId) => {
      const seq = await newestSequence(facilityId);
      scene.server().live.poke(facilityId, 12);
      return seq;
    };
    const { welcome } = await scene.come('weberTablet');
    expect(welcome.seq).toBe(12);
  });
});

describe('signing out', () => {
  test('closes every page of that device and of nobody else', async () => {
    const scene = await setScene();
    const first = await scene.come('mariePhone');
    const second = await scene.come('mariePhone');
    const laptop = await scene.come('marieLaptop');
    const principal = scene.house.keys.get(scene.house.credentials.mariePhone);
    if (principal?.kind !== 'relative') throw new Error('not a relative');
    scene.server().live.signOut(scene.house.park, principal.deviceId);
    await first.hasHeard();
    scene.server().live.signOut(scene.house.tilleuls, principal.deviceId);
    expect(await first.closed).toBe(CLOSE.signedOut);
    expect(await second.closed).toBe(CLOSE.signedOut);
    await laptop.hasHeard();
  });

  test('ends one session of a staff member, not the other', async () => {
    const scene = await setScene();
    const nurse = await scene.come('nurse');
    const principal = scene.house.keys.get(scene.house.credentials.nurse);
    if (principal?.kind !== 'staff') throw new Error('not staff');
    const otherSession = 'y'.repeat(43);
    scene.house.keys.set(otherSession, { ...principal, sessionId: randomUUID() });
    const other = scene.stranger({ credential: otherSession });
    await other.hello();
    await other.hears('welcome');
    scene.server().live.signOut(scene.house.tilleuls, principal.sessionId);
    expect(await nurse.closed).toBe(CLOSE.signedOut);
    await other.hasHeard();
  });
});

test('what is long is squeezed on its way, and comes whole', async () => {
  const scene = await setScene();
  const tablet = await scene.come('weberTablet');
  expect(tablet.socket.extensions).toBe('permessage-deflate');
  const callId = await scene.ring(tablet, scene.ids.marie);
  const phone = await scene.come('mariePhone');
  const sdp = 'a=rtcp-fb:96 transport-cc\r\n'.repeat(400);
  const signal = { type: 'description', description: { type: 'offer', sdp } } as const;
  await tablet.hears('call.endpoint');
  tablet.say({ type: 'call.signal', callId, to: phone.endpointId, signal });
  expect(await phone.hears('call.signal')).toMatchObject({ signal });
});
