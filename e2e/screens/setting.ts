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

/** The first hour of it (`i18n/dates`): no zone is farther east than 14 hours. */
const AFTERNOON = 14;

/** What staff can set for a resident, or for the house; only what a test wants otherwise. */
type Setting = Record<string, unknown>;

/** Gives Anne's tablet another language. */
export const setResidentLanguage = (carer: Page, givenName: string, language: string) =>
  setResident(carer, givenName, { language });

/** Sets something for the resident of that name, as the console would. */
export async function setResident(carer: Page, givenName: string, set: Setting): Promise<void> {
  const found = await recordsOf(carer, 'resident');
  const id = found.find(({ body }) => body.givenName === givenName)?.id;
  await mutate(carer, 'resident.update', { id, set });
}

/** Somebody more in the house, like Anne but for the name. */
export async function addResident(carer: Page, givenName: string): Promise<void> {
  const anne = (await recordsOf(carer, 'resident')).find(({ body }) => body.givenName === 'Anne');
  await mutate(carer, 'resident.create', { ...anne?.body, id: randomUUID(), givenName });
}

/** Sets something for the tablet of that name. */
export async function setTablet(carer: Page, name: string, set: Setting): Promise<void> {
  const id = (await recordsOf(carer, 'tablet')).find(({ body }) => body.name === name)?.id;
  await mutate(carer, 'tablet.update', { id, set });
}

/** Lets whoever sits at that shared tablet go. */
export async function endSession(carer: Page, name: string): Promise<void> {
  const tablet = (await recordsOf(carer, 'tablet')).find(({ body }) => body.name === name);
  await mutate(carer, 'session.end', { id: tablet?.body.session?.id, tabletId: tablet?.id });
}

/** Sets something for the contact of that name. */
export async function setContact(carer: Page, name: string, set: Setting): Promise<void> {
  const id = (await recordsOf(carer, 'contact')).find(({ body }) => body.name === name)?.id;
  await mutate(carer, 'contact.update', { id, set });
}

/** Where that contact gets an SMS or e-mail about a call. */
export async function setAddress(carer: Page, name: string, set: Setting): Promise<void> {
  const id = (await recordsOf(carer, 'contact')).find(({ body }) => body.name === name)?.id;
  await mutate(carer, 'address.update', { id, set });
}

/** Notes that the resident agreed to that contact's calls being answered by themselves. @returns how to withdraw it */
export async function giveConsent(carer: Page, name: string, how: string): Promise<() => Promise<void>> {
  const contact = (await recordsOf(carer, 'contact')).find(({ body }) => body.name === name);
  const id = randomUUID();
  const whose = { residentId: contact?.body.residentId, contactId: contact?.id };
  await mutate(carer, 'consent.give', { id, ...whose, how, until: Date.now() + 60 * 60 * 1000 });
  return () => mutate(carer, 'consent.withdraw', { id });
}

/** Gives the server a photo of that width and height, with a face in its middle. @returns its name */
export const uploadPhoto = (carer: Page, [width, height]: readonly [number, number]): Promise<string> =>
  carer.evaluate(
    async ([across, down]) => {
      const canvas = new OffscreenCanvas(across, down);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.fillStyle = '#c1e0c8';
      pen.fillRect(0, 0, across, down);
      pen.fillStyle = '#6b3f06';
      pen.beginPath();
      pen.arc(across / 2, down / 2, Math.min(across, down) / 2, 0, 7);
      pen.fill();
      const body = await canvas.convertToBlob({ type: 'image/png' });
      const response = await fetch('/api/blobs', { method: 'POST', body });
      if (!response.ok) throw new Error(`refused: ${response.status} ${await response.text()}`);
      return ((await response.json()) as { hash: string }).hash;
    },
    [width, height] as const,
  );

/** Sets something for the whole house. */
export async function setFacility(carer: Page, set: Setting): Promise<void> {
  const [facility] = await recordsOf(carer, 'facility');
  await mutate(carer, 'facility.update', { id: facility?.id, set });
}

/** Moves the house to where it is the afternoon now: the part of the day with the longest word. */
export const setAfternoon = (carer: Page): Promise<void> => setFacility(carer, { timeZone: afternoonZone() });

/** Where it is early in the afternoon now: no test that lives there comes to the end of a day. */
export function afternoonZone(): string {
  const east = AFTERNOON - new Date().getUTCHours();
  // POSIX counts westward: UTC+3 is Etc/GMT-3.
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** What the carer may see of one kind. */
export const recordsOf = (carer: Page, wanted: string) =>
  carer.evaluate(async (kind) => {
    const response = await fetch('/api/pull', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ since: 0, scope: null }),
    });
    if (!response.ok) throw new Error(`the pull was refused: ${response.status} ${await response.text()}`);
    const { changes } = (await response.json()) as {
      changes: {
        kind: string;
        id: string;
        body: {
          givenName?: string;
          name?: string;
          residentId?: string;
          photo?: string;
          session?: { id: string };
        };
      }[];
    };
    return changes.filter((change) => change.kind === kind);
  }, wanted);
