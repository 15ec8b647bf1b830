import type { Id } from '../../protocol/primitives.ts';
import type { Resident } from '../../protocol/records.ts';
import { Button } from '../../ui/Button.tsx';
import { PageTitle } from '../screens/frame/PageTitle.tsx';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import { ProposeVisit } from '../screens/visits/ProposeVisit.tsx';
import { type Deed, VisitList } from '../screens/visits/VisitList.tsx';
import '../css/visits.css';
import type { Desk } from './desk.ts';
import { createTimes, visitContacts, visitRows, visitWhen } from './visits-view.ts';

type Props = { readonly desk: Desk };

/** Every visit of the facility, to look at in the morning and to put up on the wall. */
export function VisitsRoute({ desk }: Props) {
  const { t } = desk.words;
  const { visit } = desk.replica.records.value;
  return (
    <div class="page visits">
      <PageTitle title={t('visits.title')}>
        {visit.size > 0 && <Button onPress={desk.print}>{t('sheet.print')}</Button>}
      </PageTitle>
      <Visits desk={desk} residentId={null} />
    </div>
  );
}

/** On a resident's page: theirs, if there are any. */
export function ResidentVisits({ desk, residentId }: Props & { readonly residentId: Id }) {
  const rows = visitRows(desk, residentId);
  if (rows.toAnswer.length + rows.days.length === 0) return null;
  return (
    <div class="visits">
      <VisitList {...rows} past={[]} onDeed={(id, deed) => void say(desk, id, deed)} />
    </div>
  );
}

function Visits({ desk, residentId }: Props & { readonly residentId: Id | null }) {
  return <VisitList {...visitRows(desk, residentId)} onDeed={(id, deed) => void say(desk, id, deed)} />;
}

/** Done at once, and taken back by one press: nobody is asked whether they are sure. */
async function say(desk: Desk, id: Id, deed: Deed): Promise<void> {
  const { actions, notices, replica, words } = desk;
  const visit = replica.records.peek().visit.get(id);
  if (!visit || (await actions.change(`visit.${deed}`, { id }))) return;
  notices.offer(words.t(`visits.said.${deed}`, { when: visitWhen(desk, visit) }), {
    label: words.t('visits.undo'),
    run: () => void actions.change('visit.reopen', { id }),
  });
}

/** The dialog that a resident's page opens. */
export function ProposeFor({
  desk,
  resident,
  onClose,
}: Props & { resident: Entry<Resident>; onClose: () => void }) {
  const { actions, newId, notices, words } = desk;
  return (
    <ProposeVisit
      {...createTimes(desk, resident)}
      title={words.t('visits.of', { name: fullName(resident.body) })}
      contacts={visitContacts(desk, resident.id)}
      onClose={onClose}
      onPropose={async (proposal) => {
        const id = newId();
        const refusal = await actions.change('visit.propose', { id, ...proposal });
        if (refusal) return refusal;
        notices.offer(words.t('visits.said.propose', { when: visitWhen(desk, proposal) }), {
          label: words.t('visits.undo'),
          run: () => void actions.change('visit.cancel', { id }),
        });
        return null;
      }}
    />
  );
}
