import { useEffect, useState } from 'preact/hooks';
import { weekday } from '../../../i18n/dates.ts';
import { LOW_BATTERY } from '../../../protocol/needs-a-hand.ts';
import type { EpochMs } from '../../../protocol/primitives.ts';
import { useWords } from '../../app/words.ts';
import { type Point, plotWeek, type Report, type WeekPlot } from './week-plot.ts';

export type Props = {
  readonly now: EpochMs;
  readonly timeZone: string;
  /** null: could not be had now. */
  readonly onLoad: () => Promise<readonly Report[] | null>;
};

/** How a tablet fared over a week: its battery, and when it could be reached. Drawn, and said in words. */
export function WeekPlots({ now, timeZone, onLoad }: Props) {
  const { t } = useWords();
  const [reports, setReports] = useState<readonly Report[] | null | 'loading'>('loading');
  useEffect(() => {
    let isGone = false;
    onLoad().then(
      (found) => !isGone && setReports(found),
      () => !isGone && setReports(null),
    );
    return () => {
      isGone = true;
    };
  }, []);
  if (reports === 'loading') return <p class="soft">{t('common.loading')}</p>;
  if (reports === null) return <p class="soft">{t('fleet.week-unknown')}</p>;
  if (reports.length === 0) return <p class="soft">{t('fleet.week-empty')}</p>;
  // The minute of this page may be a little behind the last report.
  const plot = plotWeek(reports, Math.max(now, reports.at(-1)?.at ?? 0));
  return (
    <div class="plots">
      <BatteryPlot plot={plot} />
      <ReachPlot plot={plot} />
      <DayNames now={now} timeZone={timeZone} />
    </div>
  );
}

const WIDTH = 700;
const HEIGHT = 100;
const percent = (part: number) => Math.round(part * 100);

function BatteryPlot({ plot }: { plot: WeekPlot }) {
  const { t } = useWords();
  const { lowest, highest, battery } = plot;
  if (lowest === null || highest === null) return <p class="soft">{t('fleet.week-no-battery')}</p>;
  const said = t('fleet.week-battery', { low: percent(lowest), high: percent(highest) });
  const line = (1 - LOW_BATTERY) * HEIGHT;
  return (
    <figure>
      <figcaption class="plots__title">{said}</figcaption>
      <svg
        class="plot"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={said}
      >
        <Grid />
        <line class="plot__low" x1={0} x2={WIDTH} y1={line} y2={line} />
        {battery.map((points) => (
          <polyline key={points[0]?.x} class="plot__line" points={points.map(place).join(' ')} />
        ))}
      </svg>
    </figure>
  );
}

const place = ({ x, y }: Point): string => `${(x * WIDTH).toFixed(1)},${((1 - y) * HEIGHT).toFixed(1)}`;

function ReachPlot({ plot }: { plot: WeekPlot }) {
  const { t } = useWords();
  // Before the first report nobody knows: that is neither there nor away.
  const [first] = plot.there;
  const said = t('fleet.week-reached', { percent: percent(plot.reached ?? 0) });
  return (
    <figure>
      <figcaption class="plots__title">{said}</figcaption>
      <svg
        class="plot plot--band"
        viewBox={`0 0 ${WIDTH} 20`}
        preserveAspectRatio="none"
        role="img"
        aria-label={said}
      >
        {first && <rect class="plot__away" x={first.from * WIDTH} width={WIDTH} y={0} height={20} />}
        {plot.there.map(({ from, until }) => (
          <rect
            key={from}
            class="plot__there"
            x={from * WIDTH}
            width={Math.max(3, (until - from) * WIDTH)}
            y={0}
            height={20}
          />
        ))}
      </svg>
    </figure>
  );
}

function Grid() {
  return [1, 2, 3, 4, 5, 6].map((day) => (
    <line key={day} class="plot__grid" x1={(day / 7) * WIDTH} x2={(day / 7) * WIDTH} y1={0} y2={HEIGHT} />
  ));
}

const DAY_MS = 86_400_000;

/** Under each seventh the day in which it ends. */
function DayNames({ now, timeZone }: Pick<Props, 'now' | 'timeZone'>) {
  const { language } = useWords();
  return (
    <ol class="plots__days" aria-hidden="true">
      {[6, 5, 4, 3, 2, 1, 0].map((ago) => (
        <li key={ago}>{weekday(now - ago * DAY_MS, timeZone, language.value).slice(0, 3)}.</li>
      ))}
    </ol>
  );
}
