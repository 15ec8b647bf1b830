import { useState } from 'preact/hooks';
import type { Resident } from '../../protocol/records.ts';
import { MessageStates } from '../screens/history/MessageStates.tsx';
import { TabletPreview } from '../screens/preview/TabletPreview.tsx';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import { ResidentDetails } from '../screens/residents/ResidentDetails.tsx';
import type { ResidentFields } from '../screens/residents/ResidentForm.tsx';
import { ResidentHeader } from '../screens/residents/ResidentHeader.tsx';
import { CardPart } from './CardPart.tsx';
import { Conflicts } from './ChangesRoute.tsx';
import { ContactsTab } from './ContactsTab.tsx';
import { CareUntil, ResidentCare } from './care-parts.tsx';
import { unsentIds } from './changes-view.ts';
import { ArchivedSince, DeparturePart } from './DeparturePart.tsx';
import type { Desk } from './desk.ts';
import { useSeen, useTyped } from './editing.ts';
import { CallHistory } from './history-pages.tsx';
import { LateResidentVisits, ProposeButton } from './LateVisits.tsx';
import { facilityOrUnknown, lastTalk, tabletsOf } from './look.ts';
import { messageRows } from './messages-view.ts';
import { previewScene } from './preview-scene.ts';
import { RingTablet } from './RingTablet.tsx';
import type { Route } from './routes.ts';
import { saveResident } from './saving.ts';
import { TabletsPart } from './TabletsPart.tsx';

type ResidentRoute = Extract<Route, { at: 'resident' }>;

export type Props = { readonly desk: Desk; readonly route: ResidentRoute };

/** Everything about one resident, in tabs. */
export function ResidentPage({ desk, route }: Props) {
  const { t } = desk.words;
  const records = desk.replica.records.value;
  const body = records.resident.get(route.id);
  if (!body) return <p class="soft late">{t('residents.unknown')}</p>;
  return (
    <>
      <ResidentHeader
        id={route.id}
        name={fullName(body)}
        photo={desk.photos.url(body.photo)}
        facts={factsOf(desk, { id: route.id, body })}
        tab={route.tab}
        listName={t(`person.many.${facilityOrUnknown(records).personWord}`)}
      >
        <RingTablet desk={desk} resident={{ id: route.id, body }} />
        <ProposeButton desk={desk} resident={{ id: route.id, body }} />
        <ResidentCare desk={desk} resident={{ id: route.id, body }} />
      </ResidentHeader>
      <ArchivedSince desk={desk} resident={{ id: route.id, body }} />
      <CareUntil desk={desk} resident={{ id: route.id, body }} />
      <Conflicts desk={desk} residentId={route.id} />
      <Tab desk={desk} route={route} resident={{ id: route.id, body }} />
    </>
  );
}

function factsOf(desk: Desk, { id, body }: Entry<Resident>): string[] {
  const { t } = desk.words;
  const tablets = tabletsOf(desk.replica.records.value, id);
  const last = lastTalk(desk, (call) => call.residentId === id);
  return [
    ...(body.room ? [t('residents.room', { room: body.room })] : []),
    ...tablets.map(({ body: tablet }) => t('residents.tablet', { name: tablet.name })),
    ...(tablets.length === 0 ? [t('residents.no-tablet')] : []),
    ...(last ? [t('residents.last-call', { when: last })] : []),
    ...(unsentIds(desk).has(id) ? [t('sync.unsent')] : []),
  ];
}

type TabProps = Props & { resident: Entry<Resident> };

function Tab({ desk, route, resident }: TabProps) {
  switch (route.tab) {
    case 'contacts':
      return <ContactsTab desk={desk} resident={resident} route={route.contact} />;
    case 'tablets':
      return <TabletsPart desk={desk} residentId={resident.id} />;
    case 'preview':
      return <TabletPreview name={fullName(resident.body)} scene={previewScene(desk, resident, null)} />;
    case 'history':
      return (
        <>
          <LateResidentVisits desk={desk} residentId={resident.id} />
          <MessageStates rows={messageRows(desk, resident.id)} />
          <CallHistory desk={desk} residentId={resident.id} />
        </>
      );
    case 'details':
      return <DetailsTab desk={desk} resident={resident} />;
  }
}

function DetailsTab({ desk, resident }: Omit<TabProps, 'route'>) {
  const { notices, words } = desk;
  const { photo, ...kept } = resident.body;
  const [drafted, setDrafted] = useState<ResidentFields>(kept);
  const { base, renew } = useSeen(desk);
  const typed = useTyped(desk, resident.id);
  return (
    <div class="with-preview">
      <ResidentDetails
        resident={kept}
        photo={desk.photos.url(photo)}
        onDraft={setDrafted}
        typed={typed}
        onSave={async (draft, choice) => {
          const to = { id: resident.id, before: resident.body, base };
          const refusal = await saveResident(desk, to, { fields: draft, photo: choice });
          if (refusal) return refusal;
          renew();
          notices.say(words.t('common.saved'));
          return null;
        }}
        departure={
          <>
            <CardPart desk={desk} resident={resident} />
            <DeparturePart desk={desk} resident={resident} />
          </>
        }
      />
      <TabletPreview
        name={fullName(resident.body)}
        scene={previewScene(desk, resident, { of: 'resident', fields: drafted })}
      />
    </div>
  );
}
