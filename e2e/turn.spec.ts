import { test as base, expect } from '@playwright/test';
import { face } from './cast.ts';
import { type Person, relative, resident } from './people.ts';
import { type Relay, startRelay, type Way } from './relay.ts';
import { expectToSee } from './senses.ts';
import { startWorld, type World } from './world.ts';

const PORT = 34_781;
/** TLS needs a name that its certificate is for; this test's is signed by nobody. Browsers have no flag for TURN alone. */
const TRUSTING = ['--ignore-certificate-errors'];

base('a call goes through a real relay alone, over UDP, TCP and TLS', async () => {
  base.setTimeout(90_000);
  const relay = await startRelay(PORT, { allowed: '127.0.0.1' });
  for (const way of ['udp', 'tcp', 'tls'] as const) await callOver(relay, way);
  await relay.stop();
});

base('the relay as it is documented refuses to reach into the network that it stands in', async () => {
  const relay = await startRelay(PORT + 10, { allowed: null });
  const world = await startWorld({ env: relay.env('udp') });
  const { anne, marie } = await pair(world);
  await face(anne, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  // Both have their relayed address, and no way from one to the other: it is the loopback.
  await expect.poll(() => wayOf(anne)).toMatchObject({ gathered: true, pair: null });
  await expect(anne.page.getByText('Voici Marie…')).toBeVisible();
  await leave(world, anne, marie);
  await relay.stop();
});

async function callOver(relay: Relay, way: Way): Promise<void> {
  const world = await startWorld({ env: relay.env(way) });
  const { anne, marie } = await pair(world);
  await face(anne, 'Marie').tap();
  await marie.page.getByRole('button', { name: 'Répondre' }).tap();
  await expectToSee(anne.page, { colour: 'blue' });
  await expectToSee(marie.page, { colour: 'red' });
  for (const one of [anne, marie])
    expect(await wayOf(one), way).toMatchObject({ pair: { kind: 'relay', over: way } });
  await leave(world, anne, marie);
}

/** Nothing but the relay: as if both were behind networks that let nobody in. */
async function pair(world: World): Promise<{ anne: Person; marie: Person }> {
  const [anne, marie] = [await resident({ flags: TRUSTING }), await relative({ flags: TRUSTING })];
  for (const { context } of [anne, marie]) {
    await context.addInitScript(() => {
      const Plain = window.RTCPeerConnection;
      const built: RTCPeerConnection[] = [];
      Object.assign(window, { built });
      window.RTCPeerConnection = class extends Plain {
        constructor(configuration?: RTCConfiguration) {
          super({ ...configuration, iceTransportPolicy: 'relay' });
          built.push(this);
        }
      };
    });
  }
  await anne.page.goto(world.link('Tablet (Anne'));
  await marie.page.goto(world.link('Relative (Marie'));
  await expect(marie.page.getByText('Tablette en ligne')).toBeVisible();
  return { anne, marie };
}

async function leave(world: World, ...people: Person[]): Promise<void> {
  for (const person of people) await person.leave();
  await world.close();
}

/** Over which way the newest connection that is in use goes: what the browser itself counts. */
function wayOf({ page }: Person) {
  return page.evaluate(async () => {
    const built = Reflect.get(window, 'built') as RTCPeerConnection[];
    const used = built.filter(({ connectionState }) => connectionState !== 'closed').at(-1);
    const report = [...((await used?.getStats()) ?? new Map()).values()];
    const find = (id: string) => report.find((entry) => entry.id === id);
    const transport = report.find(({ type }) => type === 'transport');
    const pair = find(transport?.selectedCandidatePairId);
    const local = pair && find(pair.localCandidateId);
    return {
      gathered: report.some(
        ({ type, candidateType }) => type === 'local-candidate' && candidateType === 'relay',
      ),
      pair: local ? { kind: local.candidateType, over: local.relayProtocol } : null,
    };
  });
}
