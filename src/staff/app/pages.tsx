import type { StaffLanguage } from '../../i18n/languages.ts';
import { createPinCheck } from '../../protocol/pin.ts';
import { isCaring } from '../screens/care/care.ts';
import { PageTitle } from '../screens/frame/PageTitle.tsx';
import { SettingsPage } from '../screens/settings/SettingsPage.tsx';
import { TabletTabs } from '../screens/tablets/TabletTabs.tsx';
import { HouseCare } from './care-parts.tsx';
import { changedFields } from './changed-fields.ts';
import type { Desk } from './desk.ts';
import { FilmsNote } from './FilmsNote.tsx';
import { LateGreetings } from './LateGreetings.tsx';
import { LateLines } from './LateLines.tsx';
import { facilityOf, roleOf } from './look.ts';
import type { TabletsPart as TabletsPartName } from './routes.ts';
import { TabletsPart } from './TabletsPart.tsx';

type Props = { readonly desk: Desk };

/** Every tablet of the facility, what the house says on all of them, or the boxes that they share. */
export function TabletsRoute({ desk, part }: Props & { readonly part: TabletsPartName }) {
  return (
    <div class="page">
      <PageTitle title={desk.words.t('nav.tablets')} />
      <TabletTabs current={part} />
      {part === 'lines' && <LateLines desk={desk} />}
      {part === 'greetings' && <LateGreetings desk={desk} />}
      {part === 'fleet' && <Fleet desk={desk} />}
    </div>
  );
}

/** Nobody has written the guide in German yet. */
const GUIDES: Record<StaffLanguage, string> = { fr: 'fr', lb: 'lb', de: 'en', en: 'en' };

function Fleet({ desk }: Props) {
  return (
    <>
      <TabletsPart desk={desk} />
      <p class="page-link">
        <a href={`/kiosk/${GUIDES[desk.words.language.value]}/`} target="_blank" rel="noopener">
          {desk.words.t('tablets.guide')}
        </a>
      </p>
    </>
  );
}

export function SettingsRoute({ desk }: Props) {
  const { actions, notices, words, replica, session } = desk;
  const facility = facilityOf(replica.records.value);
  return (
    <SettingsPage
      facility={facility?.body ?? null}
      isAdmin={roleOf(desk) === 'admin'}
      person={session.name}
      messages={<FilmsNote desk={desk} />}
      onLanguage={desk.onLanguage}
      onSignOut={desk.onSignOut}
      care={
        isCaring(facility?.body.careUntil ?? null, desk.ticks.minute.value) ? null : <HouseCare desk={desk} />
      }
      onSave={async (draft, pin) => {
        if (!facility) return null;
        const check = pin === null ? {} : { pin: await createPinCheck(pin, crypto) };
        const set = changedFields(facility.body, { ...draft, ...check });
        if (Object.keys(set).length === 0) return null;
        const refusal = await actions.change('facility.update', { id: facility.id, set });
        if (!refusal) notices.say(words.t('common.saved'));
        return refusal;
      }}
    />
  );
}
