import { clockTime } from '../../i18n/dates.ts';
import type { EpochMs } from '../../protocol/primitives.ts';
import type { Resident } from '../../protocol/records.ts';
import { CareBanner } from '../screens/care/CareBanner.tsx';
import { CareButton } from '../screens/care/CareButton.tsx';
import { careEnd, isCaring } from '../screens/care/care.ts';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';
import { facilityOf, facilityOrUnknown, viewpoint } from './look.ts';

type Props = { readonly desk: Desk; readonly resident: Entry<Resident> };
type HouseProps = Pick<Props, 'desk'>;

/** On a resident's page: no call for this person, for a while. */
export function ResidentCare({ desk, resident }: Props) {
  if (isCaring(resident.body.careUntil, desk.ticks.second.value)) return null;
  return (
    <CareButton
      title={desk.words.t('care.of', { name: fullName(resident.body) })}
      onStart={(minutes) => setCare(desk, resident.id, careEnd(desk.ticks.second.peek(), minutes))}
    />
  );
}

/** While it is on. */
export function CareUntil({ desk, resident }: Props) {
  const until = resident.body.careUntil;
  if (!isCaring(until, desk.ticks.second.value)) return null;
  const time = clockTime(until, viewpoint(desk).timeZone);
  return (
    <CareBanner text={desk.words.t('care.until', { time })} onEnd={() => setCare(desk, resident.id, null)} />
  );
}

/** In the settings: no call for anybody in the house, for a while. */
export function HouseCare({ desk }: HouseProps) {
  const facility = facilityOf(desk.replica.records.value);
  if (!facility || isCaring(facility.body.careUntil, desk.ticks.second.value)) return null;
  return (
    <CareButton
      title={desk.words.t('care.of', { name: facility.body.name })}
      onStart={(minutes) => setHouseCare(desk, careEnd(desk.ticks.second.peek(), minutes))}
    />
  );
}

/** Above every page, while it is on. */
export function HouseCareUntil({ desk }: HouseProps) {
  const until = facilityOrUnknown(desk.replica.records.value).careUntil;
  if (!isCaring(until, desk.ticks.second.value)) return null;
  const time = clockTime(until, viewpoint(desk).timeZone);
  return (
    <CareBanner text={desk.words.t('care.house-until', { time })} onEnd={() => setHouseCare(desk, null)} />
  );
}

const setCare = ({ actions }: Desk, id: string, careUntil: EpochMs | null) =>
  actions.change('resident.update', { id, set: { careUntil } });

async function setHouseCare({ actions, replica }: Desk, careUntil: EpochMs | null) {
  const facility = facilityOf(replica.records.peek());
  return facility ? actions.change('facility.update', { id: facility.id, set: { careUntil } }) : null;
}
