import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import phoneDisconnectIcon from '@phosphor-icons/core/fill/phone-disconnect-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../form/EmptyState.tsx';

export type CallRow = {
  readonly id: Id;
  /** *14:05* */
  readonly time: string;
  /** *Anne called Marie* */
  readonly who: string;
  readonly result: string;
  readonly duration: string | null;
  /** How it was rung; empty: nothing is known. */
  readonly steps: readonly { readonly time: string; readonly text: string }[];
};

export type CallDay = { readonly date: string; readonly title: string; readonly calls: readonly CallRow[] };

export type Props = {
  readonly days: readonly CallDay[];
  /** There are older ones. */
  readonly onMore: (() => void) | null;
};

/** Past calls, the newest first, with what became of them in words. */
export function CallDays({ days, onMore }: Props) {
  const { t } = useWords();
  if (days.length === 0)
    return <EmptyState icon={clockIcon} title={t('history.empty-title')} text={t('history.empty-text')} />;
  return (
    <>
      {days.map((day) => (
        <section key={day.date}>
          <h2 class="part-title">{day.title}</h2>
          <ul class="card rows">
            {day.calls.map((call) => (
              <CallLine key={call.id} call={call} />
            ))}
          </ul>
        </section>
      ))}
      {onMore && (
        <div>
          <Button onPress={onMore}>{t('common.more')}</Button>
        </div>
      )}
    </>
  );
}

function CallLine({ call }: { call: CallRow }) {
  return (
    <li class="rows__row">
      <span class={call.duration ? 'call-icon call-icon--spoke' : 'call-icon'}>
        <Icon svg={call.duration ? videoCameraIcon : phoneDisconnectIcon} />
      </span>
      <span class="call-time">{call.time}</span>
      <span class="rows__text">
        <span>{call.who}</span>
        <span class="soft">{[call.result, call.duration].filter(Boolean).join(' · ')}</span>
        {call.steps.length > 0 && <RingSteps steps={call.steps} />}
      </span>
    </li>
  );
}

/** For whoever asks why nobody came: what the telephone said, and when. */
function RingSteps({ steps }: Pick<CallRow, 'steps'>) {
  const { t } = useWords();
  return (
    <details class="ring-steps">
      <summary>{t('ring-step.title')}</summary>
      <ol>
        {steps.map(({ time, text }) => (
          <li key={`${time} ${text}`}>
            <span class="call-time">{time}</span> {text}
          </li>
        ))}
      </ol>
    </details>
  );
}
