import { describe, expect, it } from 'vitest';
import { refusal } from '../../protocol/errors.ts';
import { type Contact, type Resident, USUAL_CONTACT, USUAL_RESIDENT } from '../../protocol/records.ts';
import type { Actions } from './actions.ts';
import { saveContact, saveResident } from './saving.ts';

const anne: Resident = {
  ...USUAL_RESIDENT,
  givenName: 'Anne',
  familyName: 'Weber',
  address: 'Madame Weber',
  room: '12',
  language: 'fr',
  photo: 'old',
  callingHours: { from: 0, until: 1440 },
};
const marie: Contact = {
  ...USUAL_CONTACT,
  residentId: 'anne',
  name: 'Marie',
  relation: 'Fille',
  callsResident: 'Maman',
  photo: null,
  position: 1,
};
/** What a form says of how a relative is reached. */
const USUAL = { voice: null, kind: 'relative', phone: '', mayCall: true, callingHours: null } as const;
const newPhoto = { at: 'new', blob: new Blob(), url: '' } as const;

function desk(photoRefused = false) {
  const sent: unknown[] = [];
  const actions = {
    change: async (name: string, args: object) => {
      sent.push([name, args]);
      return null;
    },
    keepPhoto: async () =>
      photoRefused ? { ok: false, refusal: refusal('unavailable') } : { ok: true, value: 'hash' },
  } as unknown as Actions;
  return { sent, desk: { actions } };
}

describe('saving a resident', () => {
  it('creates with the photo that was uploaded first', async () => {
    const { sent, desk: d } = desk();
    expect(await saveResident(d, { id: 'a', before: null }, { fields: anne, photo: newPhoto })).toBeNull();
    expect(sent).toEqual([['resident.create', { id: 'a', ...anne, photo: 'hash' }]]);
  });

  it('sends only what changed, and nothing when nothing did', async () => {
    const { sent, desk: d } = desk();
    const fields = { ...anne, room: '14' };
    await saveResident(d, { id: 'a', before: anne }, { fields: anne, photo: { at: 'keep' } });
    await saveResident(d, { id: 'a', before: anne }, { fields, photo: { at: 'none' } });
    expect(sent).toEqual([['resident.update', { id: 'a', set: { room: '14', photo: null } }]]);
  });

  it('changes nothing when the photo did not arrive', async () => {
    const { sent, desk: d } = desk(true);
    const refused = await saveResident(d, { id: 'a', before: anne }, { fields: anne, photo: newPhoto });
    expect(refused?.code).toBe('unavailable');
    expect(sent).toEqual([]);
  });
});

describe('saving a contact', () => {
  const start = { residentId: 'anne', position: 9 };

  it('puts a new one where it was told', async () => {
    const { sent, desk: d } = desk();
    const fields = { ...USUAL, name: 'Jean', relation: 'Fils', callsResident: '' };
    await saveContact(d, { id: 'j', before: null, start }, { fields, photo: { at: 'keep' } });
    expect(sent).toEqual([
      ['contact.create', { ...USUAL_CONTACT, id: 'j', ...start, ...fields, photo: null }],
    ]);
  });

  it('leaves the place of an old one alone', async () => {
    const { sent, desk: d } = desk();
    const fields = { ...USUAL, name: 'Marie B.', relation: 'Fille', callsResident: 'Maman' };
    await saveContact(d, { id: 'm', before: marie, start }, { fields, photo: { at: 'keep' } });
    expect(sent).toEqual([['contact.update', { id: 'm', set: { name: 'Marie B.' } }]]);
  });

  it('says how it is reached from now on, and when it may call', async () => {
    const { sent, desk: d } = desk();
    const said = { ...USUAL, name: 'Marie', relation: 'Fille', callsResident: 'Maman' };
    const hours = { from: 600, until: 720 };
    const way = { kind: 'phone', phone: '112', mayCall: false, callingHours: hours } as const;
    await saveContact(
      d,
      { id: 'm', before: marie, start },
      { fields: { ...said, ...way }, photo: { at: 'keep' } },
    );
    expect(sent).toEqual([['contact.update', { id: 'm', set: way }]]);
  });
});
