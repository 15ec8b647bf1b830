import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResponseOf } from '../../protocol/http.ts';
import { matchesPin } from '../../protocol/pin.ts';
import type { Change } from '../../protocol/records.ts';
import { type As, type House, openHouse } from '../test-house.ts';
import type { Link } from './links.ts';
import { loadSample } from './load-sample.ts';

let house: House;
let links: Link[];
beforeAll(async () => {
  house = await openHouse();
  links = await loadSample(house.server);
});
afterAll(() => house.close());

const secretOf = (label: string) => links.find((link) => link.label.startsWith(label))?.secret ?? '';

async function seenBy(as: As): Promise<Change[]> {
  const { body } = await house.call('pull', { since: 0, scope: null }, as);
  return (body as ResponseOf<'pull'>).changes;
}

const count = (changes: Change[], kind: Change['kind']) => changes.filter((one) => one.kind === kind).length;

test('prints staff, a tablet for each resident in two languages and more, and two relatives', () => {
  expect(links.map(({ label }) => label)).toEqual([
    'Staff',
    'Tablet (Anne Weber, Français)',
    'Tablet (Jos Schmit, Lëtzebuergesch)',
    'Tablet (Maria Ferreira, Português)',
    'Relative (Marie)',
    'Relative (Jean)',
  ]);
});

test('the staff link shows three residents with six contacts each, and a history', async () => {
  const answer = await house.call('signInByLink', { token: secretOf('Staff') });
  const cookie = /moien=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const changes = await seenBy({ cookie });
  expect([count(changes, 'resident'), count(changes, 'contact')]).toEqual([3, 18]);
  expect(count(changes, 'call')).toBe(5);
});

test('a tablet link opens as often as one likes, and everybody on it but the carers has a picture', async () => {
  for (let time = 0; time < 2; time += 1) {
    const { body } = await house.call('pairByLink', { token: secretOf('Tablet (Jos') });
    const tablet = { bearer: (body as ResponseOf<'pairByLink'>).credential };
    const faces = (await seenBy(tablet)).filter(({ kind }) => kind === 'contact');
    expect(faces).toHaveLength(6);
    const [carers, ...people] = faces.sort(({ body }) =>
      body && 'kind' in body && body.kind === 'station' ? -1 : 1,
    );
    expect(carers?.body).toMatchObject({ kind: 'station', photo: null });
    for (const { body: face } of people) {
      const photo = face && 'photo' in face ? face.photo : null;
      expect((await house.ask(`/api/blobs/${photo}`, {}, tablet)).status).toBe(200);
    }
  }
});

test('at no hour is it night on a tablet, and the staff panel opens with 2020', async () => {
  const { body } = await house.call('pairByLink', { token: secretOf('Tablet (Anne') });
  const seen = await seenBy({ bearer: (body as ResponseOf<'pairByLink'>).credential });
  const [facility] = seen.flatMap((one) => (one.kind === 'facility' && one.body ? [one.body] : []));
  const [resident] = seen.flatMap((one) => (one.kind === 'resident' && one.body ? [one.body] : []));
  expect(resident?.quietHours).toEqual({ from: 0, until: 0 });
  if (!facility?.pin) throw new Error('no pin');
  expect(await matchesPin('2020', facility.pin, crypto)).toBe(true);
  expect(await matchesPin('2021', facility.pin, crypto)).toBe(false);
});

test('a relative’s link leads to Anne Weber, on more devices than a real invitation allows', async () => {
  for (let device = 0; device < 7; device += 1) {
    const accepting = { secret: secretOf('Relative (Marie'), label: 'Firefox', language: 'fr' };
    const { status, body } = await house.call('acceptInvitation', accepting);
    expect(status).toBe(200);
    const { credential } = body as ResponseOf<'acceptInvitation'>;
    const loved = (await seenBy({ bearer: credential })).find(({ kind }) => kind === 'loved');
    expect(loved?.body).toMatchObject({ name: 'Anne Weber', facilityName: 'Les Tilleuls' });
  }
});
