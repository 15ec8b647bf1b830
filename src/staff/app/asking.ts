import { refusal } from '../../protocol/errors.ts';
import type { JsonRouteName, RequestOf, ResponseOf } from '../../protocol/http.ts';
import { type Http, RequestRefused } from '../../sync/http.ts';
import type { Answer } from './actions.ts';

/** Asks the server something that only it can answer now; nothing is kept for later. Never throws because of the server. */
export type Ask = <N extends JsonRouteName>(name: N, body: RequestOf<N>) => Promise<Answer<ResponseOf<N>>>;

export function createAsk(http: Pick<Http, 'call'>): Ask {
  return async (name, body) => {
    try {
      return { ok: true, value: await http.call(name, body) };
    } catch (error) {
      if (error instanceof RequestRefused) return { ok: false, refusal: error.refusal };
      return { ok: false, refusal: refusal('unavailable') };
    }
  };
}
