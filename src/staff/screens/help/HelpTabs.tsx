import { type HelpPart, paths } from '../../app/routes.ts';
import { useWords } from '../../app/words.ts';

const PARTS: readonly HelpPart[] = ['now', 'statistics'];

/** The two parts of the page. */
export function HelpTabs({ current }: { readonly current: HelpPart }) {
  const { t } = useWords();
  return (
    <nav class="tabs" aria-label={t('tab.label')}>
      {PARTS.map((part) => (
        <a
          key={part}
          class="tabs__tab"
          href={paths.help(part)}
          aria-current={part === current ? 'page' : undefined}
        >
          {t(`help.tab.${part}`)}
        </a>
      ))}
    </nav>
  );
}
