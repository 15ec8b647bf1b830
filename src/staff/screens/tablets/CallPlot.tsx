import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../app/words.ts';
import type { Bar } from './call-verdict.ts';

/** How the calls of two weeks went, in words and as bars. `because`: what was wrong, if anything. */
export type CallsLook = {
  readonly bars: readonly Bar[];
  readonly title: string;
  readonly verdict: string;
  readonly because: string | null;
};

export type Props = {
  /** null: could not be had now. */
  readonly onLoad: () => Promise<CallsLook | null>;
};

const WIDTH = 700;
const HEIGHT = 100;
const BAR = 6;
/** Of a call in which nothing worked something must be seen, too. */
const LEAST = 6;

/** A bar for each call, as high as it was undisturbed, and what to make of it. */
export function CallPlot({ onLoad }: Props) {
  const { t } = useWords();
  const [look, setLook] = useState<CallsLook | null | 'loading'>('loading');
  useEffect(() => {
    let isGone = false;
    onLoad().then(
      (found) => !isGone && setLook(found),
      () => !isGone && setLook(null),
    );
    return () => {
      isGone = true;
    };
  }, []);
  if (look === 'loading') return <p class="soft">{t('common.loading')}</p>;
  if (look === null) return <p class="soft">{t('fleet.week-unknown')}</p>;
  if (look.bars.length === 0) return <p class="soft">{t('quality.empty')}</p>;
  return (
    <figure class="plots">
      <figcaption>
        <span class="plots__title">{look.verdict}</span> {look.because}
        <br />
        <span class="soft">{look.title}</span>
      </figcaption>
      <svg
        class="plot"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={look.title}
      >
        {look.bars.map(({ callId, x, part, isWeak }) => {
          const height = Math.max(LEAST, part * HEIGHT);
          return (
            <rect
              key={callId}
              class={isWeak ? 'plot__weak' : 'plot__there'}
              x={x * (WIDTH - BAR)}
              width={BAR}
              y={HEIGHT - height}
              height={height}
            />
          );
        })}
      </svg>
      <div class="plot__ends soft" aria-hidden="true">
        <span>{t('quality.from')}</span>
        <span>{t('quality.until')}</span>
      </div>
    </figure>
  );
}
