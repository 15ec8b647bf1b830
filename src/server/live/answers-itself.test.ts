import { describe, expect, test } from 'vitest';
import type { Consent, Contact, Facility, Resident } from '../../protocol/records.ts';
import type { Entered } from './testing/page.ts';
import { setScene } from './testing/scene.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** The scene's clock says 10:00. */
const NOW_QUIET = { from: 9 * 60, until: 11 * 60 };

type Scene = Awaited<ReturnType<typeof setScene>>;
type Changes = {
  consent?: Partial<Consent> | null;
  resident?: Partial<Resident>;
  contact?: Partial<Contact>;
  facility?: Partial<Facility>;
};

/** Anne agreed that her daughter's calls are answered by themselves; then `changes`. */
async function withConsent(changes: Changes = {}) {
  const scene = await setScene();
  const { weber: residentId, marie: contactId } = scene.ids;
  const asked = { askedBy: residentId, askedAt: scene.time.now() - DAY, how: 'at breakfast' };
  const until = scene.time.now() + DAY;
  const consent: Consent = { residentId, contactId, ...asked, until, withdrawnAt: null, ...changes.consent };
  if (changes.consent !== null) scene.house.consents.push(consent);
  const [tablet, marie] = [await scene.come('weberTablet'), await scene.come('mariePhone')];
  change(scene, changes);
  return { ...scene, tablet, marie, consent, change: (more: Changes) => change(scene, more) };
}

function change({ house, ids }: Scene, { resident, contact, facility }: Changes) {
  const [anne, marie] = [house.residents.get(ids.weber), house.contacts.get(ids.marie)];
  if (anne) house.residents.set(ids.weber, { ...anne, ...resident });
  if (marie) house.contacts.set(ids.marie, { ...marie, ...contact });
  Object.assign(house.facility, facility);
}

type Home = Awaited<ReturnType<typeof withConsent>>;

/** Marie rings, and the tablet says so. Answers what the tablet was told. */
async function rung({ ring, ids, tablet, marie }: Home) {
  const callId = await ring(marie, ids.marie);
  const { call } = await tablet.hears('call.state');
  tablet.say({ type: 'call.ringing', callId });
  await tablet.sees(callId, 'ringing');
  return { callId, call };
}

/** The tablet asks, and hears how the call stands. */
async function asks(tablet: Entered, callId: string) {
  tablet.say({ type: 'call.answer-itself', callId });
  return (await tablet.hears('call.state')).call;
}

describe('with the resident’s consent', () => {
  test('the tablet is told so with the ring, and the relative is not', async () => {
    const home = await withConsent();
    const { callId, call } = await rung(home);
    expect(call).toMatchObject({ state: 'looking', answersItself: true });
    expect(await home.marie.sees(callId, 'ringing')).not.toHaveProperty('answersItself');
  });

  test('the call is answered after its announcement, and the record says how', async () => {
    const home = await withConsent();
    const { callId } = await rung(home);
    home.time.jump(12 * SECOND);
    expect(await asks(home.tablet, callId)).toMatchObject({ state: 'connecting', answeredBy: 'itself' });
    expect(await home.marie.sees(callId, 'connecting')).toMatchObject({ answeredBy: 'itself' });
    expect(home.store.call(callId)).toMatchObject({ state: 'connecting', answeredBy: 'itself' });
  });

  test('a call that a person answers says so', async () => {
    const home = await withConsent();
    const { callId } = await rung(home);
    home.tablet.say({ type: 'call.answer', callId });
    expect(await home.marie.sees(callId, 'connecting')).toMatchObject({ answeredBy: 'person' });
  });

  test('nobody is hurried: before ten seconds of ringing it only rings on', async () => {
    const home = await withConsent();
    const { callId } = await rung(home);
    home.time.jump(9 * SECOND);
    expect(await asks(home.tablet, callId)).toMatchObject({ state: 'ringing', answersItself: true });
  });

  test('what was said twice, because the answer was lost, is answered once', async () => {
    const home = await withConsent();
    const { callId } = await rung(home);
    home.time.jump(12 * SECOND);
    const first = await asks(home.tablet, callId);
    expect(await asks(home.tablet, callId)).toEqual(first);
  });

  test('a page that comes in the middle of the ring is told, too', async () => {
    const home = await withConsent();
    const { callId } = await rung(home);
    const { welcome } = await home.come('weberOtherTablet');
    expect(welcome.calls).toMatchObject([{ callId, answersItself: true }]);
  });

  test('after a restart of the server the call rings like any other, and a tablet that asks is answered', async () => {
    const home = await withConsent();
    const { callId } = await rung(home);
    await home.restart();
    const marie = await home.come('mariePhone', home.marie.endpointId);
    marie.say({ type: 'call.rejoin', callId });
    const tablet = await home.come('weberTablet', home.tablet.endpointId);
    expect(tablet.welcome.calls[0]).not.toHaveProperty('answersItself');
    home.time.jump(12 * SECOND);
    expect(await asks(tablet, callId)).toMatchObject({ state: 'connecting' });
  });
});

describe('a call rings like any other', () => {
  const none: [string, Changes][] = [
    ['without a consent', { consent: null }],
    ['when it was withdrawn', { consent: { withdrawnAt: 1 } }],
    ['when it has run out', { consent: { until: 1 } }],
    [
      'when it was given for somebody else',
      { consent: { contactId: '22222222-2222-4222-8222-222222222222' } },
    ],
    ['when another resident gave it', { consent: { residentId: '22222222-2222-4222-8222-222222222222' } }],
  ];
  test.each(none)('%s, whatever the tablet asks', async (_, changes) => {
    const home = await withConsent(changes);
    const { callId, call } = await rung(home);
    expect(call).not.toHaveProperty('answersItself');
    home.time.jump(12 * SECOND);
    expect(await asks(home.tablet, callId)).toMatchObject({ state: 'ringing', answeredBy: 'person' });
  });

  const meanwhile: [string, (home: Home) => void][] = [
    ['the consent was withdrawn', (home) => Object.assign(home.consent, { withdrawnAt: home.time.now() })],
    ['the consent has run out', (home) => Object.assign(home.consent, { until: home.time.now() })],
    ['quiet hours began', (home) => home.change({ resident: { quietHours: NOW_QUIET } })],
    ['calling hours ended', (home) => home.change({ resident: { callingHours: { from: 0, until: 1 } } })],
    ['the contact may not call any more', (home) => home.change({ contact: { mayCall: false } })],
    ['somebody came to care for the resident', (home) => careFor(home, 'resident')],
    ['care began in the whole house', (home) => careFor(home, 'facility')],
    ['the resident left the house', (home) => home.change({ resident: { archivedAt: home.time.now() } })],
  ];
  test.each(meanwhile)('when %s while it rang', async (_, happen) => {
    const home = await withConsent();
    const { callId } = await rung(home);
    home.time.jump(12 * SECOND);
    happen(home);
    const call = await asks(home.tablet, callId);
    expect(call).toMatchObject({ state: 'ringing' });
    expect(call).not.toHaveProperty('answersItself');
    // A person may still answer it.
    home.tablet.say({ type: 'call.answer', callId });
    expect(await home.marie.sees(callId, 'connecting')).toMatchObject({ answeredBy: 'person' });
  });

  test('when it is the tablet that calls', async () => {
    const home = await withConsent();
    const callId = await home.ring(home.tablet, home.ids.marie);
    home.marie.say({ type: 'call.ringing', callId });
    expect(await home.tablet.sees(callId, 'ringing')).not.toHaveProperty('answersItself');
    home.time.jump(12 * SECOND);
    expect(await asks(home.tablet, callId)).toMatchObject({ state: 'ringing' });
  });

  test('when it is the station that calls', async () => {
    const home = await withConsent({ consent: { contactId: '22222222-2222-4222-8222-222222222222' } });
    Object.assign(home.consent, { contactId: home.ids.carers });
    const nurse = await home.come('nurse');
    const callId = await home.ring(nurse, home.ids.carers);
    expect(await home.tablet.sees(callId, 'looking')).not.toHaveProperty('answersItself');
  });
});

test('a relative cannot have it answered from outside', async () => {
  const home = await withConsent();
  const { callId } = await rung(home);
  home.time.jump(12 * SECOND);
  home.marie.say({ type: 'call.answer-itself', callId });
  expect(await home.marie.hears('refused')).toMatchObject({ callId, refusal: { code: 'not-allowed' } });
  expect(home.store.call(callId)?.state).toBe('ringing');
});

function careFor(home: Home, whose: 'resident' | 'facility') {
  home.change({ [whose]: { careUntil: home.time.now() + MINUTE } });
}
