import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import { useLocation } from 'preact-iso';
import { USUAL_RESIDENT } from '../../protocol/records.ts';
import { WishList } from '../screens/contacts/WishList.tsx';
import { EmptyState } from '../screens/form/EmptyState.tsx';
import { PageTitle } from '../screens/frame/PageTitle.tsx';
import { KEEP_PHOTO } from '../screens/photo/photo-choice.ts';
import { ResidentForm } from '../screens/residents/ResidentForm.tsx';
import { ResidentList } from '../screens/residents/ResidentList.tsx';
import { wishRows } from './calls-view.ts';
import type { Desk } from './desk.ts';
import { LateImport } from './LateImport.tsx';
import { facilityOrUnknown } from './look.ts';
import { ResidentPage } from './ResidentPage.tsx';
import { residentRows } from './residents-view.ts';
import { paths, type Route } from './routes.ts';
import { saveResident } from './saving.ts';

type ResidentsRoute = Extract<Route, { at: 'residents' | 'new-resident' | 'import' | 'resident' }>;

export type Props = { readonly desk: Desk; readonly route: ResidentsRoute };

/** The list of residents, and beside it whom one chose. On a phone one or the other. */
export function ResidentsArea({ desk, route }: Props) {
  const { replica } = desk;
  return (
    <div class={`area area--${route.at}`}>
      <ResidentList
        residents={residentRows(desk)}
        personWord={facilityOrUnknown(replica.records.value).personWord}
        selected={route.at === 'resident' ? route.id : null}
        isLoading={!replica.caughtUp.value}
      />
      <div class="area__detail">
        <Detail desk={desk} route={route} />
      </div>
    </div>
  );
}

function Detail({ desk, route }: Props) {
  const { t } = desk.words;
  if (route.at === 'new-resident') return <NewResident desk={desk} />;
  if (route.at === 'import') return <LateImport desk={desk} />;
  if (route.at === 'resident') return <ResidentPage key={route.id} desk={desk} route={route} />;
  return (
    <>
      <WishList wishes={wishRows(desk)} />
      {desk.replica.records.value.resident.size > 0 && (
        <div class="choose">
          <EmptyState icon={usersIcon} title={t('residents.choose')} text={t('residents.choose-text')} />
        </div>
      )}
    </>
  );
}

function NewResident({ desk }: { desk: Desk }) {
  const { route: goTo } = useLocation();
  const facility = facilityOrUnknown(desk.replica.records.value);
  const empty = {
    ...USUAL_RESIDENT,
    givenName: '',
    familyName: '',
    address: '',
    room: '',
    language: facility.language,
  };
  return (
    <>
      <PageTitle title={desk.words.t(`person.new.${facility.personWord}`)} />
      <ResidentForm
        resident={empty}
        photo={null}
        cancelTo={paths.residents()}
        onSave={async (fields, photo = KEEP_PHOTO) => {
          const id = desk.newId();
          const refusal = await saveResident(desk, { id, before: null }, { fields, photo });
          if (!refusal) goTo(paths.resident(id));
          return refusal;
        }}
      />
    </>
  );
}
