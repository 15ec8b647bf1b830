import calendarIcon from '@phosphor-icons/core/fill/calendar-check-fill.svg?raw';
import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import deviceTabletIcon from '@phosphor-icons/core/fill/device-tablet-fill.svg?raw';
import gearIcon from '@phosphor-icons/core/fill/gear-fill.svg?raw';
import handHeartIcon from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import { Icon, type IconSvg } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';
import { type Sync, SyncState } from './SyncState.tsx';

export type Section = {
  readonly key: 'residents' | 'tablets' | 'help' | 'visits' | 'history' | 'settings';
  readonly label: string;
  readonly href: string;
  /** How many need a hand. */
  readonly badge: number;
};

export type Props = {
  readonly facilityName: string;
  readonly sections: readonly Section[];
  readonly current: Section['key'] | 'changes';
  readonly sync: Sync;
};

const ICONS: Record<Section['key'], IconSvg> = {
  residents: usersIcon,
  tablets: deviceTabletIcon,
  help: handHeartIcon,
  visits: calendarIcon,
  history: clockIcon,
  settings: gearIcon,
};

/** The way to everything: beside the page on a desk, below it on a phone. */
export function Sidebar({ facilityName, sections, current, sync }: Props) {
  const { t } = useWords();
  return (
    <header class="sidebar">
      <div class="sidebar__head">
        <p class="sidebar__brand">Moien</p>
        <p class="sidebar__facility">{facilityName}</p>
      </div>
      <nav class="sidebar__nav" aria-label={t('nav.label')}>
        {sections.map((section) => (
          <SectionLink key={section.key} section={section} isCurrent={section.key === current} />
        ))}
      </nav>
      <SyncState {...sync} />
    </header>
  );
}

function SectionLink({ section, isCurrent }: { section: Section; isCurrent: boolean }) {
  const { t } = useWords();
  const badgeText = (key: Section['key'], count: number) =>
    key === 'tablets' ? t('fleet.need', { count }) : t('nav.waiting', { count });
  return (
    <a class="sidebar__link" href={section.href} aria-current={isCurrent ? 'page' : undefined}>
      <Icon svg={ICONS[section.key]} />
      <span class="sidebar__label">
        {section.key === 'help' ? (
          <ShortOnPhones long={section.label} short={t('nav.help-short')} />
        ) : (
          section.label
        )}
      </span>
      {section.badge > 0 && (
        <span class="badge">
          <span aria-hidden="true">{section.badge}</span>
          <span class="visually-hidden">{badgeText(section.key, section.badge)}</span>
        </span>
      )}
    </a>
  );
}

/** Six words side by side are only legible on a phone when none of them is a sentence; its name stays the long one. */
function ShortOnPhones({ long, short }: { long: string; short: string }) {
  return (
    <>
      <span class="sidebar__long">{long}</span>
      <span class="sidebar__short" aria-hidden="true">
        {short}
      </span>
    </>
  );
}
