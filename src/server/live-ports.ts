import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Quality } from '../protocol/call-quality.ts';
import type { HealthReport } from '../protocol/health.ts';
import type { Presence } from '../protocol/live.ts';
import type { EpochMs, Id, Sequence } from '../protocol/primitives.ts';
import type { Call, Consent, Contact, Facility, Resident, Side } from '../protocol/records.ts';
import type { RingReceipt } from '../protocol/rings.ts';
import type { LineNow } from './line/line-ports.ts';
import type { Traffic } from './line/traffic.ts';
import type { Principal } from './principal.ts';

/*
 * The seam between `live/` (sockets, ringing) and the rest of the server. `store/` implements CallStore, Directory,
 * HealthStore and Doorkeeper; `live/` implements Live; `server.ts` joins them.
 */

/** Calls as records. Every write is one transaction: record, sequence number, and afterwards a poke to everyone. */
export interface CallStore {
  find(facilityId: Id, callId: Id): Promise<Call | null>;
  /** The calls of a facility that are not over. */
  open(facilityId: Id): Promise<{ id: Id; call: Call }[]>;
  /** The same for every facility: what a restarted server has to pick up. */
  openEverywhere(): Promise<{ facilityId: Id; id: Id; call: Call }[]>;
  /** Inserts or replaces. A call whose resident or contact was removed meanwhile stays removed. */
  save(facilityId: Id, callId: Id, call: Call): Promise<void>;
  /** The two have spoken at `at`: their open *please call me* wishes are done. */
  fulfilWishes(facilityId: Id, residentId: Id, contactId: Id, at: EpochMs): Promise<void>;
}

/** Who is who in a facility. Null: unknown here, or removed. */
export interface Directory {
  facility(facilityId: Id): Promise<Facility>;
  contact(facilityId: Id, contactId: Id): Promise<Contact | null>;
  resident(facilityId: Id, residentId: Id): Promise<Resident | null>;
  tabletsOf(facilityId: Id, residentId: Id): Promise<Id[]>;
  devicesOf(facilityId: Id, contactId: Id): Promise<Id[]>;
  contactsOf(facilityId: Id, residentId: Id): Promise<Id[]>;
  /** Every consent that was ever given for this contact. */
  consentsOf(facilityId: Id, contactId: Id): Promise<Consent[]>;
  residents(facilityId: Id): Promise<Id[]>;
  tablets(facilityId: Id): Promise<Id[]>;
  contacts(facilityId: Id): Promise<Id[]>;
  /** The facility's newest sequence number. */
  newestSequence(facilityId: Id): Promise<Sequence>;
}

/** What tablets say of themselves. Not records: it changes every minute, and clients need not pull it. */
export interface HealthStore {
  /** Keeps a report: the latest, and one every quarter of an hour. False: there is no such tablet (any more). */
  note(facilityId: Id, report: HealthReport): Promise<boolean>;
  /** The last report of each tablet that ever made one. */
  latest(facilityId: Id): Promise<HealthReport[]>;
}

/** How one side saw a call. `tabletId`: null from the other side, which does not know it. `at`: when the call began. */
export type SeenQuality = {
  callId: Id;
  side: Side;
  tabletId: Id | null;
  residentId: Id;
  contactId: Id;
  at: EpochMs;
  quality: Quality;
};

/** How calls went, in figures: kept for a season, shown to staff. */
export interface QualityStore {
  /** One of each side of a call: the one of the longer talk, for a page may have been loaded anew. */
  note(facilityId: Id, seen: SeenQuality): Promise<void>;
}

export interface Doorkeeper {
  /**
   * Who holds this secret, or this cookie where there is no secret.
   *
   * @param credential a tablet's or relative's device secret; null: look at the cookie
   * @param cookieHeader the `Cookie` header as it came
   * @returns `nobody` for an unknown, expired or revoked credential; never throws for one
   */
  whoIs(credential: string | null, cookieHeader: string | undefined): Promise<Principal>;
  /** A cookie rides on any page's socket: only upgrades from our own origin may use it (RFC 6455 §10.2). */
  isOwnOrigin(origin: string | undefined, host: string | undefined): boolean;
}

/** The address as the internet sees it; of IPv6 the /64. */
export type SeenAddress = { tabletId: Id; address: string };

/** `live/live.ts` exports `createLive(deps: …): Live`. */
export interface Live {
  /** Takes over an HTTP upgrade to `/live`; anything else is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells every socket of the facility that there is more to pull. */
  poke(facilityId: Id, seq: Sequence): void;
  /** A credential was revoked: closes its sockets with 4401. Subject: tabletId, deviceId or a staff sessionId. */
  signOut(facilityId: Id, subjectId: string): void;
  /** The subject became something else (a tablet got another resident): closes its sockets with 1012, so it dials again. */
  reconnect(facilityId: Id, subjectId: string): void;
  /** Which tablets are there or gone, of those that came since the server started. */
  tabletsOf(facilityId: Id): Presence[];
  /** From where each of them came last: who may share a line. */
  addressesOf(facilityId: Id): SeenAddress[];
  /** What is known of its lines at this moment. */
  linesNow(facilityId: Id): LineNow[];
  /** What this server sends to tablets and hears from them is counted there. */
  readonly traffic: Pick<Traffic, 'request' | 'asks'>;
  /** A sign on the way to somebody's phone that did not come over a socket: kept, and told to both ends. */
  reached(facilityId: Id, callId: Id, receipt: RingReceipt): Promise<void>;
  /** The relative pressed *not now* on a notification. */
  declined(facilityId: Id, callId: Id): Promise<void>;
  /** Closes all sockets with 1012 and writes what is unwritten. */
  close(): Promise<void>;
}

/** Rings people whose page is not open; `reach/` is one. */
export interface Ringer {
  /** That is how a call stands now: saved, in order. Must not wait, and must not throw. */
  told(facilityId: Id, callId: Id, call: Call): void;
}

/** ICE servers from configuration; null: none (a house without TURN, tests). `secret`: coturn's static-auth-secret. */
export type TurnConfig = { urls: readonly string[]; secret: string | null } | null;
