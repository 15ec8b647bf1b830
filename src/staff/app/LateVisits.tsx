import calendarPlusIcon from '@phosphor-icons/core/fill/calendar-plus-fill.svg?raw';
import { useEffect, useState } from 'preact/hooks';
import type { Id } from '../../protocol/primitives.ts';
import type { Resident } from '../../protocol/records.ts';
import { Button } from '../../ui/Button.tsx';
import type { Entry } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';

type Part = typeof import('./VisitsPart.tsx');
type Props = { readonly desk: Desk };

/** Visits are fetched where they are shown; the worker has them also without network. */
function usePart(desk: Desk, isWanted: boolean): Part | null {
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    import('./VisitsPart.tsx').then(setPart, () =>
      desk.notices.say(desk.words.t('refused.unavailable'), 'bad'),
    );
  }, [desk, isWanted]);
  return part;
}

export function LateVisits({ desk }: Props) {
  const part = usePart(desk, true);
  return part ? <part.VisitsRoute desk={desk} /> : <p class="soft late">{desk.words.t('common.loading')}</p>;
}

/** Above a resident's history. */
export function LateResidentVisits({ desk, residentId }: Props & { readonly residentId: Id }) {
  const part = usePart(desk, desk.replica.records.value.visit.size > 0);
  return part && <part.ResidentVisits desk={desk} residentId={residentId} />;
}

/** In the head of a resident's page: press, look whether the time is right, press. */
export function ProposeButton({ desk, resident }: Props & { readonly resident: Entry<Resident> }) {
  const [isOpen, setOpen] = useState(false);
  const part = usePart(desk, isOpen);
  if (resident.body.archivedAt !== null) return null;
  return (
    <>
      <Button icon={calendarPlusIcon} aria-haspopup="dialog" onPress={() => setOpen(true)}>
        {desk.words.t('visits.propose')}
      </Button>
      {isOpen && part && <part.ProposeFor desk={desk} resident={resident} onClose={() => setOpen(false)} />}
    </>
  );
}
