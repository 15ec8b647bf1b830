import { noteDeed } from '../../store/audit.ts';
import { findEntries } from '../../store/audit-search.ts';
import type { Store } from '../../store/store.ts';
import { auditCsv } from '../audit-csv.ts';
import { type Handler, staffOf } from '../handlers.ts';

type Deps = { store: Store };

const PAGE = 100;
/** Two years of a busy house; more is asked for by time. */
const EXPORTED = 50_000;

export function audit({ store }: Deps): Handler<'audit'> {
  return async (asked) => {
    const { facilityId } = staffOf(asked);
    const found = await findEntries(store.db, facilityId, { ...asked.body, limit: PAGE + 1 });
    const entries = found.slice(0, PAGE);
    return { entries, next: found.length > PAGE ? (entries.at(-1)?.n ?? null) : null };
  };
}

/** Who takes the log out of the house is in the log. */
export function exportAudit({ store }: Deps): Handler<'exportAudit'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    const question = { ...asked.body, before: null, limit: EXPORTED };
    const entries = await findEntries(store.db, facilityId, question);
    const by = { kind: 'staff', id: staffId } as const;
    await store.write(facilityId, (writing) => noteDeed(writing, 'export', { recordId: staffId }), by);
    return { csv: auditCsv(entries) };
  };
}
