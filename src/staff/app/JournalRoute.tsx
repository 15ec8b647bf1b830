import { useEffect, useState } from 'preact/hooks';
import type { AuditEntry } from '../../protocol/people.ts';
import type { Filter } from '../screens/audit/JournalFilter.tsx';
import { JournalPage } from '../screens/audit/JournalPage.tsx';
import { fullName } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';
import { auditFilter, journalRow } from './journal-view.ts';
import { roleOf } from './look.ts';

const EVERYTHING: Filter = { actorId: '', residentId: '', text: '', from: '', until: '' };
/** Typing a name asks once, not for each letter. */
const PAUSE_MS = 300;

type Page = { entries: readonly AuditEntry[]; next: number | null };

/** The audit log, for admins. */
export function JournalRoute({ desk }: { readonly desk: Desk }) {
  const { t } = desk.words;
  const isAdmin = roleOf(desk) === 'admin';
  const online = desk.online.value;
  const [filter, setFilter] = useState(EVERYTHING);
  const [page, setPage] = useState<Page>({ entries: [], next: null });

  useEffect(() => {
    if (!isAdmin || !online) return;
    let isOld = false;
    const timer = setTimeout(async () => {
      const told = await desk.ask('audit', { ...auditFilter(filter), before: null });
      if (told.ok && !isOld) setPage(told.value);
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [desk, filter, isAdmin, online]);

  if (!isAdmin) return <p class="soft">{t('people.admins-only')}</p>;
  if (!online) return <p class="soft">{t('people.needs-network')}</p>;
  const { staff, resident } = desk.replica.records.value;
  return (
    <JournalPage
      rows={page.entries.map((entry) => journalRow(desk, entry))}
      filter={filter}
      people={[...staff].map(([id, { name }]) => ({ id, name }))}
      residents={[...resident].map(([id, body]) => ({ id, name: fullName(body) }))}
      onFilter={setFilter}
      onMore={page.next === null ? null : () => void more(page.next)}
      onExport={() => void save()}
    />
  );

  async function more(before: number | null) {
    const told = await desk.ask('audit', { ...auditFilter(filter), before });
    if (told.ok) setPage({ entries: [...page.entries, ...told.value.entries], next: told.value.next });
  }

  async function save() {
    const told = await desk.ask('exportAudit', auditFilter(filter));
    if (told.ok) desk.download('journal.csv', new Blob([told.value.csv], { type: 'text/csv' }));
    else desk.notices.say(t('refused.unavailable'), 'bad');
  }
}
