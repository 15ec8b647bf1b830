import { describe, expect, it } from 'vitest';
import { knock } from './knock.ts';

const SECRET = 'q'.repeat(43);
const CREDENTIAL = 'c'.repeat(43);
const LINK = { name: 'ring', secret: SECRET };
type Question = { path: string; body: string; credential?: string };

async function knocked(link: { name: string; secret: string }, known: string[] | null, answer: unknown) {
  const asked: Question[] = [];
  const dialled: string[] = [];
  await knock({
    link,
    language: 'lb',
    ahead: {
      ask: async (question) => {
        asked.push(question);
        return asked.length === 1 ? answer : null;
      },
      dial: (url) => void dialled.push(url),
    },
    window: {
      location: { origin: 'https://moien.test' },
      navigator: { userAgent: 'Mozilla/5.0 (iPhone) Safari/604.1' },
    },
    databases: known === null ? undefined : async () => known.map((name) => ({ name })),
  });
  return { asked, dialled };
}
const PULL = { path: '/api/pull', body: '{"since":0,"scope":null}', credential: CREDENTIAL };

describe('a link in a browser that knows nobody', () => {
  it('of an SMS makes it a device, dials, and asks for the first records', async () => {
    const { asked, dialled } = await knocked(LINK, [], { enrolled: { credential: CREDENTIAL } });
    const enrol = { label: 'Safari · iPhone', language: 'lb' };
    expect(asked).toEqual([
      { path: '/api/ring/link', body: JSON.stringify({ secret: SECRET, enrol }) },
      PULL,
    ]);
    expect(dialled).toEqual(['wss://moien.test/live']);
  });

  it('of an invitation does the same', async () => {
    const { asked } = await knocked({ ...LINK, name: 'invitation' }, [], { credential: CREDENTIAL });
    const body = JSON.stringify({ secret: SECRET, label: 'Safari · iPhone', language: 'lb' });
    expect(asked).toEqual([{ path: '/api/invitations/accept', body }, PULL]);
  });

  it.each([
    ['is refused', null],
    ['names nobody new', { enrolled: null }],
  ])('that %s leads no further', async (_, answer) => {
    expect((await knocked(LINK, [], answer)).asked).toHaveLength(1);
  });

  it('of another page is left alone', async () => {
    expect(await knocked({ ...LINK, name: 'pair' }, [], null)).toEqual({ asked: [], dialled: [] });
  });
});

it.each([
  ['knows somebody', ['moien-keyring']],
  ['cannot tell', null],
])('a browser that %s leaves the link to the page', async (_, known) => {
  expect(await knocked(LINK, known, null)).toEqual({ asked: [], dialled: ['wss://moien.test/live'] });
});
