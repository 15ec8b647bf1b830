import arrowLeftIcon from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { paths, type ResidentTab } from '../../app/routes.ts';
import { useWords } from '../../app/words.ts';

export type Props = {
  readonly id: string;
  readonly name: string;
  readonly photo: string | null;
  /** Room, tablet, last call: what one looks for first. */
  readonly facts: readonly string[];
  readonly tab: ResidentTab;
  readonly listName: string;
  /** What can be done with the whole person from here. */
  readonly children?: ComponentChildren;
};

const TABS: readonly ResidentTab[] = ['contacts', 'details', 'preview', 'tablets', 'history'];

/** Who this page is about, and its parts. */
export function ResidentHeader({ id, name, photo, facts, tab, listName, children }: Props) {
  const { t } = useWords();
  return (
    <header class="resident-header">
      <a class="back-link" href={paths.residents()}>
        <Icon svg={arrowLeftIcon} />
        <span>{listName}</span>
      </a>
      <div class="resident-header__who">
        <Avatar name={name} photo={photo} />
        <div>
          <h1 class="resident-header__name" tabIndex={-1} data-arrival="">
            {name}
          </h1>
          <p class="soft">{facts.join(' · ')}</p>
        </div>
        {children && <div class="resident-header__deeds">{children}</div>}
      </div>
      <nav class="tabs" aria-label={t('tab.label')}>
        {TABS.map((one) => (
          <a
            key={one}
            class="tabs__tab"
            href={paths.resident(id, one)}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`tab.${one}`)}
          </a>
        ))}
      </nav>
    </header>
  );
}
