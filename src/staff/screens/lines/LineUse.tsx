import { useWords } from '../../app/words.ts';
import { gigabytes, megabits, type Use } from './line-use.ts';
import { budgetText } from './share-lines.ts';

export type LineUseView = Use & {
  /** What is known to go out of the house, in bits a second. */
  readonly up: number | null;
  readonly calls: number;
};

export type Props = {
  readonly use: LineUseView;
  readonly budgetMb: number | null;
  readonly name: string;
};

/** What a box has used this month and what is left, on its card. */
export function LineUse({ use, budgetMb, name }: Props) {
  const { t } = useWords();
  const { usedMb, leftMb, share, forecastMb, state, lastMonthMb, up, calls } = use;
  const used = gigabytes(usedMb);
  const more = [
    forecastMb !== null && state === 'fine' && t('lines.forecast', { size: gigabytes(forecastMb) }),
    lastMonthMb > 0 && t('lines.last-month', { size: gigabytes(lastMonthMb) }),
    calls > 0 && t('lines.calls', { number: calls }),
    up !== null && t('lines.carries', { speed: megabits(up / 1000) }),
  ].filter(Boolean);
  return (
    <div class={`line-use line-use--${state}`}>
      {share !== null && (
        <meter
          class="line-use__bar"
          aria-label={t('lines.use-which', { name })}
          max={100}
          value={Math.min(100, Math.round(share * 100))}
        />
      )}
      <p class="line-use__said">
        {leftMb === null || leftMb < 0
          ? t('lines.used', { used })
          : t('lines.used-left', { used, size: budgetText(budgetMb), left: gigabytes(leftMb) })}
      </p>
      <Warning use={use} />
      {more.length > 0 && <p class="soft">{more.join(' · ')}</p>}
    </div>
  );
}

function Warning({ use: { state, leftMb, forecastMb } }: Pick<Props, 'use'>) {
  const { t } = useWords();
  const text = {
    fine: null,
    tight: t('lines.tight', { size: gigabytes(forecastMb ?? 0) }),
    near: t('lines.near', { left: gigabytes(leftMb ?? 0) }),
    over: t('lines.over', { size: gigabytes(leftMb ?? 0) }),
  }[state];
  return text && <p class="line-use__warning">{text}</p>;
}
