import { cardText } from '../../protocol/card.ts';
import { NoticeBar } from '../screens/frame/NoticeBar.tsx';
import { ErasedDialog } from '../screens/residents/ErasedDialog.tsx';
import { fullName } from '../screens/residents/find-residents.ts';
import { CardSheet } from '../screens/shared/CardSheet.tsx';
import type { Desk } from './desk.ts';
import { InvitationOf } from './InvitationOf.tsx';
import { facilityOrUnknown } from './look.ts';

/** What lies over every page: a fresh invitation or card, and the line that says what became of something. */
export function Overlays({ desk }: { readonly desk: Desk }) {
  return (
    <>
      <InvitationOf desk={desk} />
      <Card desk={desk} />
      <Erased desk={desk} />
      <NoticeBar {...noticeOf(desk)} />
    </>
  );
}

/** A page that is too old for the server comes before anything else. */
function noticeOf(desk: Desk) {
  const { words, notices } = desk;
  if (desk.outdated.value)
    return { notice: { text: words.t('refused.old-version'), tone: 'bad' as const }, onDismiss: desk.reload };
  return { notice: notices.current.value, onDismiss: notices.dismiss };
}

/** Here and not on the resident's page: on paper there is nothing but this (`print.css`). */
function Card({ desk }: { readonly desk: Desk }) {
  const { card, replica } = desk;
  const records = replica.records.value;
  const resident = card.value && records.resident.get(card.value.residentId);
  if (!card.value || !resident) return null;
  return (
    <CardSheet
      name={fullName(resident)}
      facilityName={facilityOrUnknown(records).name}
      text={cardText(card.value.secret)}
      onPrint={desk.print}
      onClose={() => {
        card.value = null;
      }}
    />
  );
}

/** The page of the erased person is gone: this lies over the list. */
function Erased({ desk }: { readonly desk: Desk }) {
  const gone = desk.erased.value;
  if (!gone) return null;
  return (
    <ErasedDialog
      gone={gone}
      onClose={() => {
        desk.erased.value = null;
      }}
    />
  );
}
