import { type Family, type Invitable, MOST_IN_FAMILY_CALL, type Other } from '../../protocol/family-call.ts';
import { pausedAt } from '../../protocol/pauses.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Directory } from '../live-ports.ts';
import { isUnanswered } from './call-state.ts';
import { familyOf } from './family.ts';
import type { Endpoint, Hub } from './hub.ts';
import { isInvitable } from './invite.ts';
import { type LiveCall, standing } from './live-call.ts';
import type { OpenCalls } from './open-calls.ts';

/** Tells relatives who speak who else is in their call and whom they may invite; only where staff allow family calls. */
export interface FamilyNews {
  /** Call after everything that happened to a facility's calls or pages: says only what is news. */
  tell(facilityId: Id): Promise<void>;
  /** That page asks to hear everything again. */
  forget(endpoint: Endpoint): void;
}

type Deps = { hub: Hub; calls: OpenCalls; directory: Directory; now: () => EpochMs };

export function createFamilyNews({ hub, calls, directory, now }: Deps): FamilyNews {
  /** By socket: a page that comes back over a new one has missed things. */
  const told = new WeakMap<Endpoint, { state: string; knows: boolean }>();

  const nameOf = async (facilityId: Id, contactId: Id) =>
    (await directory.contact(facilityId, contactId))?.name ?? null;

  async function others(live: LiveCall, family: LiveCall[]): Promise<Other[]> {
    const place = family.indexOf(live);
    const each = family.map(async (one, index): Promise<Other[]> => {
      const name = one === live ? null : await nameOf(one.facilityId, one.call.contactId);
      if (name === null) return [];
      const { callId } = one;
      if (isUnanswered(one.call)) return [{ callId, name, at: 'ringing', endpointId: null, offers: false }];
      const page = standing(one, 'relative', hub);
      const endpointId = one.holders.relative?.endpointId ?? null;
      return [{ callId, name, at: page ? 'here' : 'away', endpointId, offers: place < index }];
    });
    return (await Promise.all(each)).flat();
  }

  async function invitable(live: LiveCall, family: LiveCall[]): Promise<Invitable[]> {
    const { facilityId, call } = live;
    const resident = await directory.resident(facilityId, call.residentId);
    const isFull = family.length + 1 >= MOST_IN_FAMILY_CALL;
    if (!resident?.familyCalls || isFull || call.state !== 'connected') return [];
    const { timeZone } = await directory.facility(facilityId);
    const each = (await directory.contactsOf(facilityId, call.residentId)).map(async (contactId) => {
      const contact = await directory.contact(facilityId, contactId);
      if (!contact || family.some((one) => one.call.contactId === contactId)) return [];
      if (!isInvitable({ contact, resident, host: live }) || pausedAt(contact.pauses, timeZone, now()))
        return [];
      const devices = await directory.devicesOf(facilityId, contactId);
      return devices.length === 0 ? [] : [{ contactId, name: contact.name, position: contact.position }];
    });
    const found = (await Promise.all(each)).flat().sort((a, b) => a.position - b.position);
    return found.map(({ contactId, name }) => ({ contactId, name }));
  }

  /** What the news depends on: nothing is looked up while it stays the same. */
  const stateOf = (live: LiveCall, family: LiveCall[]) =>
    JSON.stringify(
      [live, ...family].map((one) => [
        one.callId,
        one.call.state,
        one.holders.relative?.endpointId,
        standing(one, 'relative', hub) !== null,
      ]),
    );

  return {
    forget: (endpoint) => void told.delete(endpoint),
    async tell(facilityId) {
      const open = calls.ofFacility(facilityId);
      for (const live of open) {
        const page = standing(live, 'relative', hub);
        if (page?.principal.kind !== 'relative' || isUnanswered(live.call)) continue;
        const family = familyOf(live, open);
        const state = stateOf(live, family);
        const before = told.get(page);
        if (before?.state === state) continue;
        const news: Family = {
          others: await others(live, family),
          mayInvite: await invitable(live, family),
        };
        const isNothing = news.others.length === 0 && news.mayInvite.length === 0;
        told.set(page, { state, knows: !isNothing });
        if (before?.knows || !isNothing) page.send({ type: 'call.family', callId: live.callId, ...news });
      }
    },
  };
}
