import { describe, expect, it, vi } from 'vitest';
import type { Key, TabletKey } from '../../../data/keyring.ts';
import { refusal } from '../../../protocol/errors.ts';
import { type Http, RequestRefused } from '../../../sync/http.ts';
import { uuid } from '../records-for-test.ts';
import { enrol } from './enrolment.ts';

const secret = (letter: string) => letter.repeat(43);
const place = { tabletId: uuid(1), facilityId: uuid(2) };
const oldKey: TabletKey = { kind: 'tablet', credential: secret('o'), ...place };
const LINK = { name: 'pair', secret: secret('l') };

function browser({ keys = [] as Key[], spareKey = null as TabletKey | null, isLinkGood = true }) {
  const steps: string[] = [];
  const keyring = {
    all: async () => [...keys],
    add: async (key: Key) => void steps.push(`add ${key.credential[0]}`),
    remove: async (credential: string) => void steps.push(`remove ${credential[0]}`),
  };
  const spare = {
    read: () => spareKey,
    keep: (key: TabletKey) => void steps.push(`spare ${key.credential[0]}`),
    forget: () => void steps.push('no spare'),
  };
  const call = async () => {
    if (!isLinkGood) throw new RequestRefused(refusal('link-expired'));
    return { credential: secret('n'), ...place };
  };
  const pair = vi.fn(async () => ({ credential: secret('c'), ...place }));
  const erase = async () => void steps.push('erase');
  return { steps, pair, keyring, spare, http: { call } as unknown as Http, erase };
}

describe('A tablet', () => {
  it('that has a key keeps it, without asking anybody', async () => {
    const { steps, ...deps } = browser({ keys: [oldKey] });
    expect(await enrol({ ...deps, link: null })).toEqual({ key: oldKey, isNew: false });
    expect(steps).toEqual(['spare o']);
    expect(deps.pair).not.toHaveBeenCalled();
  });

  it('whose databases the browser threw away takes its spare key, and needs no nurse', async () => {
    const { steps, ...deps } = browser({ spareKey: oldKey });
    expect(await enrol({ ...deps, link: null })).toEqual({ key: oldKey, isNew: false });
    expect(steps).toEqual(['add o', 'spare o']);
    expect(deps.pair).not.toHaveBeenCalled();
  });

  it('that nobody knows shows a code', async () => {
    const { steps, ...deps } = browser({});
    expect((await enrol({ ...deps, link: null })).key.credential).toBe(secret('c'));
    expect(deps.pair).toHaveBeenCalledWith(false);
    expect(steps).toEqual(['add c', 'spare c']);
  });

  it('opened by a link becomes that tablet, and forgets whose it was', async () => {
    const { steps, ...deps } = browser({ keys: [oldKey] });
    expect(await enrol({ ...deps, link: LINK })).toMatchObject({
      key: { credential: secret('n') },
      isNew: true,
    });
    expect(steps).toEqual(['erase', 'remove o', 'add n', 'spare n']);
  });

  it('opened by a dead link stays what it is', async () => {
    const { steps, ...deps } = browser({ keys: [oldKey], isLinkGood: false });
    expect((await enrol({ ...deps, link: LINK })).key).toEqual(oldKey);
    expect(steps).toEqual(['spare o']);
  });

  it('that nobody knows, opened by a dead link, says so and shows a code', async () => {
    const { steps: _, ...deps } = browser({ isLinkGood: false });
    await enrol({ ...deps, link: LINK });
    expect(deps.pair).toHaveBeenCalledWith(true);
  });

  it('ignores a secret that is meant for another page, and a relative’s key', async () => {
    const device: Key = {
      ...place,
      kind: 'device',
      credential: secret('d'),
      deviceId: uuid(3),
      contactId: uuid(4),
      residentId: uuid(5),
    };
    const { steps, ...deps } = browser({ keys: [device] });
    await enrol({ ...deps, link: { ...LINK, name: 'invitation' } });
    expect(steps).toEqual(['add c', 'spare c']);
  });
});
