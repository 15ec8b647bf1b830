import { useState } from 'preact/hooks';
import type { Id } from '../../protocol/primitives.ts';
import { Button } from '../../ui/Button.tsx';
import { WishList } from '../screens/contacts/WishList.tsx';
import { PageTitle } from '../screens/frame/PageTitle.tsx';
import { CallDays } from '../screens/history/CallDays.tsx';
import { CalmList } from '../screens/history/CalmList.tsx';
import { type CallFilter, callMatcher, EVERY_CALL } from '../screens/history/filter-calls.ts';
import { HistoryFilter } from '../screens/history/HistoryFilter.tsx';
import { fullName } from '../screens/residents/find-residents.ts';
import { callDays, wishRows } from './calls-view.ts';
import type { Desk } from './desk.ts';
import { historyCsv, notReachedRows, silentRows, silentTitle } from './history-view.ts';
import { viewpoint } from './look.ts';

type Props = { readonly desk: Desk };

/** Every call of the facility, the calls that residents are waiting for, and who was long not heard of. */
export function HistoryRoute({ desk }: Props) {
  const { t } = desk.words;
  return (
    <div class="page">
      <PageTitle title={t('nav.history')} />
      <WishList wishes={wishRows(desk)} />
      <CalmList title={t('history.not-reached')} rows={notReachedRows(desk)} />
      <CalmList title={silentTitle(desk)} rows={silentRows(desk)} />
      <CallHistory desk={desk} residentId={null} />
    </div>
  );
}

const STEP = 100;

/** Calls that can be narrowed and exported; `residentId`: one person's. */
export function CallHistory({ desk, residentId }: Props & { readonly residentId: Id | null }) {
  const [asked, setFilter] = useState<CallFilter>(EVERY_CALL);
  const [limit, setLimit] = useState(STEP);
  const { t } = desk.words;
  const { call } = desk.replica.records.value;
  const filter = residentId === null ? asked : { ...asked, residentId };
  const matches = callMatcher(filter, viewpoint(desk).timeZone);
  const days = callDays(desk, limit + 1, matches);
  const shown = days.reduce((sum, { calls }) => sum + calls.length, 0);
  if (call.size === 0) return <CallDays days={[]} onMore={null} />;
  return (
    <>
      <HistoryFilter filter={filter} onFilter={setFilter} {...namesOf(desk, residentId, filter)} />
      <div>
        <Button
          onPress={() =>
            desk.download('appels.csv', new Blob([historyCsv(desk, matches)], { type: 'text/csv' }))
          }
        >
          {t('audit.export')}
        </Button>
      </div>
      {shown === 0 ? (
        <p class="soft" role="status">
          {t('history.nothing')}
        </p>
      ) : (
        <CallDays days={days} onMore={shown > limit ? () => setLimit(limit + STEP) : null} />
      )}
    </>
  );
}

/** Whom one can choose from, by name. */
function namesOf({ replica, words }: Desk, residentId: Id | null, filter: CallFilter) {
  const { contact, resident } = replica.records.value;
  const byName = (a: { name: string }, b: { name: string }) =>
    a.name.localeCompare(b.name, words.language.value);
  const residents = [...resident].map(([id, body]) => ({ id, name: fullName(body) })).sort(byName);
  const contacts = [...contact]
    .filter(([, body]) => body.residentId === filter.residentId)
    .map(([id, { name }]) => ({ id, name }))
    .sort(byName);
  return { residents: residentId === null ? residents : null, contacts };
}
