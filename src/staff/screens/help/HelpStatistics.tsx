import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../form/EmptyState.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import type { Column } from './bars.ts';
import { HelpTabs } from './HelpTabs.tsx';
import { ResponsePlot } from './ResponsePlot.tsx';
import type { Spread, Summary } from './response-times.ts';

export type Props = {
  readonly weeks: number;
  readonly all: Summary;
  readonly hours: readonly Column[];
  readonly perWeek: readonly Column[];
  /** A length of time in words. */
  readonly say: (ms: number) => string;
};

/** How long residents have waited for somebody: over all, by the hour, and from week to week. */
export function HelpStatistics({ weeks, all, hours, perWeek, say }: Props) {
  const { t } = useWords();
  return (
    <div class="page">
      <PageTitle title={t('nav.help')} />
      <HelpTabs current="statistics" />
      <p class="soft">{t('stats.window', { count: weeks })}</p>
      {all.taken === null ? (
        <EmptyState icon={clockIcon} title={t('stats.empty-title')} text={t('stats.empty-text')} />
      ) : (
        <>
          <dl class="card stats">
            <Fact label={t('stats.count')} value={String(all.count)} />
            <Fact label={t('stats.until-taken')} value={<Times spread={all.taken} say={say} />} />
            <Fact label={t('stats.until-closed')} value={<Times spread={all.closed} say={say} />} />
            <Fact label={t('stats.called-again')} value={String(all.calledAgain)} />
          </dl>
          <ResponsePlot
            title={t('stats.by-hour')}
            first={t('stats.hour')}
            columns={hours}
            say={say}
            every={3}
          />
          <ResponsePlot
            title={t('stats.by-week')}
            first={t('stats.week')}
            columns={perWeek}
            say={say}
            every={4}
          />
          <p class="soft">{t('stats.meaning')}</p>
        </>
      )}
    </div>
  );
}

function Fact({ label, value }: { label: string; value: preact.ComponentChildren }) {
  return (
    <div class="stats__fact">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Times({ spread, say }: { spread: Spread | null } & Pick<Props, 'say'>) {
  const { t } = useWords();
  if (!spread) return <>—</>;
  return (
    <>
      {say(spread.median)} <span class="stats__p90">{t('stats.p90', { duration: say(spread.p90) })}</span>
    </>
  );
}
