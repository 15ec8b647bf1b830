import handHeartIcon from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { paths } from '../../app/routes.ts';
import { useWords } from '../../app/words.ts';
import type { HelpRow } from './HelpPage.tsx';
import { runningClock } from './waiting.ts';

export type Props = {
  /** Those that nobody has taken, by who has waited longest. */
  readonly waiting: readonly HelpRow[];
  readonly now: EpochMs;
  readonly onTake: (id: Id) => void;
};

/** A bar must not push the page away that somebody works on: the rest is one press further. */
const SHOWN = 2;

/** Over every other page, as long as somebody waits and nobody is on the way. It grows in colour with each step. */
export function HelpBar({ waiting, now, onTake }: Props) {
  const { t } = useWords();
  if (waiting.length === 0) return null;
  const more = waiting.length - SHOWN;
  return (
    <section class="help-bar" aria-label={t('help.bar')}>
      <ul class="help-bar__list">
        {waiting.slice(0, SHOWN).map((row) => (
          <li key={row.id} class={`help-bar__row help-bar__row--step${row.step}`}>
            <Icon svg={handHeartIcon} />
            <span class="help-bar__text">
              <strong>{row.name}</strong>
              <span>{row.place}</span>
            </span>
            <time class="help-bar__time" dateTime={new Date(row.askedAt).toISOString()}>
              {runningClock(row.askedAt, now)}
            </time>
            <Button onPress={() => onTake(row.id)}>{t('help.take')}</Button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <a class="help-bar__more" href={paths.section('help')}>
          {t('help.open-page')} (+{more})
        </a>
      )}
    </section>
  );
}
