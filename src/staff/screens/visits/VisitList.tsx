import calendarIcon from '@phosphor-icons/core/fill/calendar-check-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import type { Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../form/EmptyState.tsx';

export type VisitRow = {
  readonly id: Id;
  /** *15:00 – 15:30*; with the day where the list has no days. */
  readonly time: string;
  /** *Anne Weber · Marie* */
  readonly who: string;
  readonly state: string;
  readonly isAgreed: boolean;
  /** What can be said to it from here. */
  readonly deeds: readonly ('accept' | 'decline' | 'cancel')[];
};

export type Deed = VisitRow['deeds'][number];

export type Props = {
  readonly toAnswer: readonly VisitRow[];
  readonly days: readonly {
    readonly date: string;
    readonly title: string;
    readonly visits: readonly VisitRow[];
  }[];
  readonly past: readonly VisitRow[];
  readonly onDeed: (id: Id, deed: Deed) => void;
};

/** Visits by day: first what waits for an answer, below what was. */
export function VisitList({ toAnswer, days, past, onDeed }: Props) {
  const { t } = useWords();
  if (toAnswer.length + days.length + past.length === 0)
    return <EmptyState icon={calendarIcon} title={t('visits.empty-title')} text={t('visits.empty-text')} />;
  return (
    <>
      {toAnswer.length > 0 && (
        <Part title={t('visits.to-answer')}>
          <Rows visits={toAnswer} onDeed={onDeed} />
        </Part>
      )}
      {days.map(({ date, title, visits }) => (
        <Part key={date} title={title}>
          <Rows visits={visits} onDeed={onDeed} />
        </Part>
      ))}
      {days.length === 0 && <p class="soft">{t('visits.none-ahead')}</p>}
      {past.length > 0 && (
        <details class="card calm visits__past">
          <summary class="calm__title">
            {t('visits.past')} ({past.length})
          </summary>
          <Rows visits={past} onDeed={onDeed} />
        </details>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2 class="part-title">{title}</h2>
      {children}
    </section>
  );
}

function Rows({ visits, onDeed }: { visits: readonly VisitRow[]; onDeed: Props['onDeed'] }) {
  const { t } = useWords();
  return (
    <ul class="card rows">
      {visits.map(({ id, time, who, state, isAgreed, deeds }) => (
        <li key={id} class="rows__row">
          <span class="call-time">{time}</span>
          <span class="rows__text">
            <span>{who}</span>
            <span class={isAgreed ? 'visits__agreed' : 'soft'}>{state}</span>
          </span>
          <span class="visits__deeds">
            {deeds.map((deed) => (
              <Button
                key={deed}
                variant={deed === 'accept' ? 'primary' : 'quiet'}
                aria-label={`${t(`visits.${deed}`)} – ${who}, ${time}`}
                onPress={() => onDeed(id, deed)}
              >
                {t(`visits.${deed}`)}
              </Button>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
