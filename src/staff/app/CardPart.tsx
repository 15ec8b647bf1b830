import { relativeDay } from '../../i18n/dates.ts';
import type { ResponseOf } from '../../protocol/http.ts';
import type { Resident } from '../../protocol/records.ts';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import { CardCard } from '../screens/shared/CardCard.tsx';
import type { Desk } from './desk.ts';
import { facilityOrUnknown, viewpoint } from './look.ts';
import { useAnswer } from './use-answer.ts';

export type Props = { readonly desk: Desk; readonly resident: Entry<Resident> };

/** The card that opens shared tablets for this person, in a house that takes cards. */
export function CardPart({ desk, resident }: Props) {
  const { ask, notices, words } = desk;
  const residentId = resident.id;
  const facility = facilityOrUnknown(desk.replica.records.value);
  const { answer, again } = useAnswer<ResponseOf<'findCard'>>(desk, () => ask('findCard', { residentId }));
  if (!facility.chooseByCard || resident.body.archivedAt !== null) return null;
  const name = fullName(resident.body);
  const sinceOf = (issuedAt: number | null) =>
    issuedAt === null ? null : relativeDay(issuedAt, viewpoint(desk));
  return (
    <CardCard
      since={answer && desk.online.value ? sinceOf(answer.issuedAt) : undefined}
      onPrint={async () => {
        const made = await ask('issueCard', { residentId });
        if (!made.ok) return made.refusal;
        desk.card.value = { residentId, secret: made.value.secret };
        await again();
        return null;
      }}
      onRevoke={async () => {
        const told = await ask('revokeCard', { residentId });
        if (!told.ok) return told.refusal;
        notices.say(words.t('cards.revoked', { name }));
        await again();
        return null;
      }}
    />
  );
}
