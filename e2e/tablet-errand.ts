import type { Person } from './people.ts';

/** The carer sends Anne's tablet on an errand, by the console's own socket. */
export async function sendErrand(
  { page }: Person,
  errand: 'find' | 'self-test' | 'restart' | 'update',
): Promise<void> {
  await page.evaluate(async (asked) => {
    const answer = await fetch('/api/pull', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ since: 0, scope: null }),
    });
    type Change = { kind: string; id: string; body: { residentId?: string; givenName?: string } | null };
    const { changes } = (await answer.json()) as { changes: Change[] };
    const anne = changes.find(({ kind, body }) => kind === 'resident' && body?.givenName === 'Anne');
    const tablet = changes.find(({ kind, body }) => kind === 'tablet' && body?.residentId === anne?.id);
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/live`);
    const say = (message: object) => socket.send(JSON.stringify(message));
    await new Promise((resolve, reject) => {
      socket.onopen = () =>
        say({ type: 'hello', protocol: 1, endpointId: crypto.randomUUID(), credential: null });
      socket.onerror = reject;
      socket.onmessage = ({ data }) => JSON.parse(data).type === 'welcome' && resolve(null);
    });
    say({ type: 'tablet.ask', tabletId: tablet?.id, errand: asked });
    // The answer to a ping comes after what was said before it.
    await new Promise((resolve, reject) => {
      socket.onmessage = ({ data }) => {
        const { type, refusal } = JSON.parse(data);
        if (type === 'refused') reject(new Error(refusal.code));
        if (type === 'pong') resolve(null);
      };
      say({ type: 'ping' });
    });
    socket.close();
  }, errand);
}
