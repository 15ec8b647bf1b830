import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';

/** Changes a record as a carer's console would, from the carer's own page. */
async function mutate(page: Page, name: string, args: unknown): Promise<void> {
  const mutation = { id: randomUUID(), at: Date.now(), name, args };
  const refused = await page.evaluate(async (sent) => {
    const response = await fetch('/api/mutations', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ mutations: [sent] }),
    });
    if (!response.ok) throw new Error(`refused: ${response.status} ${await response.text()}`);
    const { results } = (await response.json()) as { results: { refused: unknown }[] };
    return results[0]?.refused;
  }, mutation);
  if (refused) throw new Error(`${name} was refused: ${JSON.stringify(refused)}`);
}

/** Gives Anne's tablet another language. */
export async function setResidentLanguage(carer: Page, givenName: string, language: string): Promise<void> {
  const id = await carer.evaluate(async (wanted) => {
    const response = await fetch('/api/pull', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ since: 0, scope: null }),
    });
    if (!response.ok) throw new Error(`the pull was refused: ${response.status} ${await response.text()}`);
    const { changes } = (await response.json()) as {
      changes: { kind: string; id: string; body: { givenName?: string } }[];
    };
    return changes.find((change) => change.kind === 'resident' && change.body.givenName === wanted)?.id;
  }, givenName);
  await mutate(carer, 'resident.update', { id, set: { language } });
}
