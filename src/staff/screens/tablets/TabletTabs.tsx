import { paths, type TabletsPart } from '../../app/routes.ts';
import { useWords } from '../../app/words.ts';

const PARTS: readonly TabletsPart[] = ['fleet', 'lines'];

/** The tablets themselves, and the boxes that they share. */
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
          {t(part === 'fleet' ? 'nav.tablets' : 'lines.title')}
        </a>
      ))}
    </nav>
  );
}
