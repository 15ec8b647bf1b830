import { paths, type SettingsPart } from '../../app/routes.ts';
import { useWords } from '../../app/words.ts';

const PARTS: readonly SettingsPart[] = ['settings', 'channels', 'access', 'people', 'journal'];
const ADMINS: readonly SettingsPart[] = ['people', 'journal'];

export type Props = { readonly current: SettingsPart; readonly isAdmin: boolean };

/** The parts of the settings; what only admins may see is not offered to others. */
export function SettingsTabs({ current, isAdmin }: Props) {
  const { t } = useWords();
  const shown = PARTS.filter((part) => isAdmin || !ADMINS.includes(part));
  return (
    <nav class="tabs" aria-label={t('tab.label')}>
      {shown.map((part) => (
        <a
          key={part}
          class="tabs__tab"
          href={paths.settings(part)}
          aria-current={part === current ? 'page' : undefined}
        >
          {t(`settings.tab.${part}`)}
        </a>
      ))}
    </nav>
  );
}
