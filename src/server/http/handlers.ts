import type * as v from 'valibot';
import type { JsonRouteName, ResponseOf, ROUTES } from '../../protocol/http.ts';
import type { Known, Principal, StaffPrincipal } from '../principal.ts';
import { Refused } from '../refused.ts';

type ParsedRequest<N extends JsonRouteName> = (typeof ROUTES)[N]['request'] extends v.GenericSchema
  ? v.InferOutput<(typeof ROUTES)[N]['request']>
  : null;

export type Browser = {
  label: string;
  /** What it was given when somebody signed in here before. */
  cookie: string | null;
  /** Gives it one. */
  remember(secret: string): void;
};

/** What a route needs to start a session in the browser that asks. */
export type Arriving = Pick<Asked<JsonRouteName>, 'setSession' | 'browser'>;

/** One request, parsed and allowed for this kind of principal. */
export type Asked<N extends JsonRouteName> = {
  body: ParsedRequest<N>;
  principal: Principal;
  /** For throttling. */
  address: string;
  /** Starts (a secret) or ends (null) the session of this browser. */
  setSession(secret: string | null): void;
  /** This browser: how a person would call it, and its device cookie. */
  browser: Browser;
};

/** Answers one route. @throws Refused */
export type Handler<N extends JsonRouteName> = (asked: Asked<N>) => Promise<ResponseOf<N>>;

export type Handlers = { [N in JsonRouteName]: Handler<N> };

/** Narrows what `access.ts` has let in. */
export function knownOf({ principal }: { principal: Principal }): Known {
  if (principal.kind === 'nobody') throw new Refused('not-signed-in');
  return principal;
}

export function staffOf({ principal }: { principal: Principal }): StaffPrincipal {
  if (principal.kind !== 'staff') throw new Refused('not-allowed');
  return principal;
}
