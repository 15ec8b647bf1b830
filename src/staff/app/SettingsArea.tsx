import { PageTitle } from '../screens/frame/PageTitle.tsx';
import { SettingsTabs } from '../screens/people/SettingsTabs.tsx';
import { AlertsPart } from './AlertsPart.tsx';
import type { Desk } from './desk.ts';
import { JournalRoute } from './JournalRoute.tsx';
import { LateChannels } from './LateChannels.tsx';
import { roleOf } from './look.ts';
import { SettingsRoute } from './pages.tsx';
import { AccessRoute, PeopleRoute } from './people-pages.tsx';
import type { SettingsPart } from './routes.ts';

export type Props = { readonly desk: Desk; readonly part: SettingsPart };

/** The settings and their parts. */
export function SettingsArea({ desk, part }: Props) {
  return (
    <div class="page">
      <PageTitle title={desk.words.t('nav.settings')} />
      <SettingsTabs current={part} isAdmin={roleOf(desk) === 'admin'} />
      <Part desk={desk} part={part} />
    </div>
  );
}

function Part({ desk, part }: Props) {
  switch (part) {
    case 'settings':
      return <SettingsRoute desk={desk} />;
    case 'channels':
      return <LateChannels desk={desk} />;
    case 'access':
      return (
        <>
          <AccessRoute desk={desk} />
          <AlertsPart desk={desk} />
        </>
      );
    case 'people':
      return <PeopleRoute desk={desk} />;
    case 'journal':
      return <JournalRoute desk={desk} />;
  }
}
