import { useWords } from '../../app/words.ts';
import { type Bar, barsOf, type Column } from './bars.ts';

export type Props = {
  readonly title: string;
  /** What the first column of the table is called. */
  readonly first: string;
  readonly columns: readonly Column[];
  readonly say: (ms: number) => string;
  /** Only each so-manieth label is written below. */
  readonly every: number;
};

const [WIDTH, HEIGHT] = [720, 160];

/** Columns of waiting, the dark part until somebody went in half of the cases; and the same in figures. */
export function ResponsePlot({ title, first, columns, say, every }: Props) {
  const { t } = useWords();
  const { top, bars } = barsOf(columns);
  const step = WIDTH / bars.length;
  return (
    <figure class="card stats-plot">
      <figcaption class="plots__title">{title}</figcaption>
      <div class="stats-plot__frame">
        <span class="soft stats-plot__top">{say(top)}</span>
        <svg
          class="plot stats-plot__picture"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('stats.plot-said', { title })}
        >
          <line class="plot__grid" x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
          {bars.map((bar, index) => (
            <ColumnOf key={bar.label} bar={bar} x={index * step + step * 0.15} width={step * 0.7} />
          ))}
        </svg>
        <ol class="stats-plot__labels" style={{ '--columns': bars.length }} aria-hidden="true">
          {bars.map(({ label }, index) => (
            <li key={label}>{index % every === 0 ? label : ''}</li>
          ))}
        </ol>
      </div>
      <p class="stats-plot__key" aria-hidden="true">
        <span class="stats-plot__swatch stats-plot__swatch--median" /> {t('stats.median')}
        <span class="stats-plot__swatch" /> {t('stats.ninety')}
      </p>
      <details>
        <summary>{t('stats.figures')}</summary>
        <Figures first={first} columns={columns} say={say} />
      </details>
    </figure>
  );
}

function ColumnOf({ bar: { height }, x, width }: { bar: Bar; x: number; width: number }) {
  if (!height) return null;
  const [p90, median] = [height.p90 * HEIGHT, height.median * HEIGHT];
  return (
    <>
      <rect class="stats-plot__p90" x={x} width={width} y={HEIGHT - p90} height={p90} />
      <rect class="stats-plot__median" x={x} width={width} y={HEIGHT - median} height={median} />
    </>
  );
}

/** Those columns in which somebody asked. */
function Figures({ first, columns, say }: Pick<Props, 'first' | 'columns' | 'say'>) {
  const { t } = useWords();
  return (
    <div class="stats__scroll">
      <table class="stats__table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">{t('stats.count')}</th>
            <th scope="col">{t('stats.median')}</th>
            <th scope="col">{t('stats.ninety')}</th>
          </tr>
        </thead>
        <tbody>
          {columns
            .filter(({ found }) => found.count > 0)
            .map(({ label, found: { count, taken } }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{count}</td>
                <td>{taken ? say(taken.median) : '—'}</td>
                <td>{taken ? say(taken.p90) : '—'}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
