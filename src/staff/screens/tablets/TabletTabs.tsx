import { paths, type TabletsPart } from '../../app/routes.ts';
import { useWords } from '../../app/words.ts';

const PARTS: readonly TabletsPart[] = ['fleet', 'greetings', 'lines'];

const LABELS = { fleet: 'nav.tablets', greetings: 'greetings.title', lines: 'lines.title' } as const;

/** The tablets themselves, what the house says on them, and the boxes that they share. */
export function TabletTabs({ current }: { readonly current: TabletsPart }) {
  const { t } = useWords();
  return (
    <nav class="tabs" aria-label={t('tab.label')}>
      {PARTS.map((part) => (
        <a
          key={part}
          class="tabs__tab"
          href={paths.tablets(part)}
          aria-current={part === current ? 'page' : undefined}
        >
          {t(LABELS[part])}
        </a>
      ))}
    </nav>
  );
}
