import type { ErrorCode } from '../../protocol/errors.ts';
import type { RequestOf } from '../../protocol/http.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Servable } from '../../protocol/tablet-routes.ts';
import { type Http, RequestRefused } from '../../sync/http.ts';

export type OpeningDeps = {
  http: Pick<Http<'peopleToServe' | 'openSession'>, 'call'>;
  newId: () => Id;
};

export type People = { ok: true; people: readonly Servable[] } | { ok: false; code: ErrorCode };

/**
 * How a shared tablet that waits is opened for somebody. It needs the server: nothing of anybody is kept on a tablet that
 * serves nobody, so without network there would be no faces to show afterwards either.
 */
export interface Opening {
  /** `pin`: for staff; null: the faces that everybody may see. */
  people(pin: string | null): Promise<People>;
  /** null: it is open, and their faces are on their way. */
  open(by: RequestOf<'openSession'>['by']): Promise<ErrorCode | null>;
}

export function createOpening({ http, newId }: OpeningDeps): Opening {
  return {
    async people(pin) {
      try {
        const { people } = await http.call('peopleToServe', { pin });
        return { ok: true, people };
      } catch (error) {
        return { ok: false, code: codeOf(error) };
      }
    },
    async open(by) {
      try {
        await http.call('openSession', { id: newId(), by });
        return null;
      } catch (error) {
        return codeOf(error);
      }
    },
  };
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof RequestRefused) return error.refusal.code;
  throw error;
}
