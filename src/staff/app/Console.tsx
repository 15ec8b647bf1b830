import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type Section, Sidebar } from '../screens/frame/Sidebar.tsx';
import { openHelps } from '../screens/help/waiting.ts';
import { ChangesRoute } from './ChangesRoute.tsx';
import { HouseCareUntil } from './care-parts.tsx';
import { conflictRows } from './changes-view.ts';
import type { Desk } from './desk.ts';
import { needCount } from './fleet-view.ts';
import { HelpAnnouncer } from './HelpAnnouncer.tsx';
import { HelpBarOf, HelpRoute } from './help-pages.tsx';
import { HistoryRoute } from './history-pages.tsx';
import { LateVisits } from './LateVisits.tsx';
import { facilityOrUnknown, isOnline } from './look.ts';
import { Overlays } from './Overlays.tsx';
import { TabletsRoute } from './pages.tsx';
import { ResidentsArea } from './ResidentsArea.tsx';
import { parseRoute, paths, type Route } from './routes.ts';
import { SettingsArea } from './SettingsArea.tsx';
import { StationNews } from './StationNews.tsx';
import { visitsToAnswer } from './visits-view.ts';

export type Props = { readonly desk: Desk };

/** What a signed-in person sees: the sidebar, the page of the URL, and what lies over it. */
export function Console({ desk }: Props) {
  const { t } = desk.words;
  const { path } = useLocation();
  const route = parseRoute(path);
  useArrival(path);
  return (
    <>
      <a class="skip-link" href="#page">
        {t('common.skip')}
      </a>
      <div class="console">
        <FrameSidebar desk={desk} route={route} />
        <main class="console__page" id="page" tabIndex={-1}>
          {route.at !== 'help' && <HelpBarOf desk={desk} />}
          <StationNews desk={desk} />
          <HouseCareUntil desk={desk} />
          <Page desk={desk} route={route} />
        </main>
      </div>
      <HelpAnnouncer desk={desk} />
      <Overlays desk={desk} />
    </>
  );
}

function Page({ desk, route }: Props & { route: Route }) {
  switch (route.at) {
    case 'tablets':
      return <TabletsRoute desk={desk} part={route.part} />;
    case 'help':
      return <HelpRoute desk={desk} part={route.part} />;
    case 'visits':
      return <LateVisits desk={desk} />;
    case 'history':
      return <HistoryRoute desk={desk} />;
    case 'settings':
      return <SettingsArea desk={desk} part={route.part} />;
    case 'changes':
      return <ChangesRoute desk={desk} />;
    default:
      return <ResidentsArea desk={desk} route={route} />;
  }
}

function FrameSidebar({ desk, route }: Props & { route: Route }) {
  const { t } = desk.words;
  const { replica, online } = desk;
  const records = replica.records.value;
  const facility = facilityOrUnknown(records);
  const waiting = openHelps(records.help).filter(({ body }) => body.takenAt === null).length;
  const sections: Section[] = [
    { key: 'residents', label: t(`person.many.${facility.personWord}`), href: paths.residents(), badge: 0 },
    { key: 'tablets', label: t('nav.tablets'), href: paths.section('tablets'), badge: needCount(desk) },
    { key: 'help', label: t('nav.help'), href: paths.section('help'), badge: waiting },
    { key: 'visits', label: t('visits.title'), href: paths.section('visits'), badge: visitsToAnswer(desk) },
    { key: 'history', label: t('nav.history'), href: paths.section('history'), badge: 0 },
    { key: 'settings', label: t('nav.settings'), href: paths.section('settings'), badge: 0 },
  ];
  const tablets = [...records.tablet.keys()];
  return (
    <Sidebar
      facilityName={facility.name}
      sections={sections}
      current={
        route.at === 'new-resident' || route.at === 'import' || route.at === 'resident'
          ? 'residents'
          : route.at
      }
      sync={{
        online: online.value,
        caughtUp: replica.caughtUp.value,
        pending: replica.pending.value.length,
        refused: replica.refusals.value.length,
        conflicts: conflictRows(desk).length,
        href: paths.section('changes'),
        tablets: { online: tablets.filter((id) => isOnline(desk, id)).length, total: tablets.length },
      }}
    />
  );
}

/** A new place begins at its own heading: for the keyboard, for screen readers, and for the eye on a phone. */
function useArrival(path: string) {
  const before = useRef(path);
  useEffect(() => {
    // On a phone the tabs are wider than the screen: the one that is open must be seen.
    const tab = document.querySelector('.tabs [aria-current="page"]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
    if (before.current === path) return;
    before.current = path;
    const headings = document.querySelectorAll<HTMLElement>('[data-arrival]');
    headings[headings.length - 1]?.focus();
  }, [path]);
}
