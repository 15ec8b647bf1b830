import calendarIcon from '@phosphor-icons/core/fill/calendar-plus-fill.svg?raw';
import { Button } from '../../ui/Button.tsx';
import type { Words } from './Page.tsx';
import './Visits.css';

export type VisitLine = {
  id: string;
  /** *Demain, 15:00* */
  when: string;
  /** *En attente de réponse* */
  words: string;
  deeds: readonly ('accept' | 'decline' | 'cancel')[];
  /** Agreed: it can go into a calendar. */
  keepable: boolean;
};

export type Props = {
  t: Words;
  lines: readonly VisitLine[];
  onDeed: (id: string, deed: VisitLine['deeds'][number]) => void;
  onKeep: (id: string) => void;
};

/** The visits that lie ahead, and what can be said to each. */
export function Visits({ t, lines, onDeed, onKeep }: Props) {
  return (
    <ul class="visits">
      {lines.map(({ id, when, words, deeds, keepable }) => (
        <li key={id}>
          <p class="visits__when">{when}</p>
          <p class="visits__state">{words}</p>
          <div class="visits__deeds">
            {keepable && (
              <Button icon={calendarIcon} onPress={() => onKeep(id)}>
                {t('visit.calendar')}
              </Button>
            )}
            {deeds.map((deed) => (
              <Button
                key={deed}
                variant={deed === 'accept' ? 'primary' : 'plain'}
                onPress={() => onDeed(id, deed)}
              >
                {t(`visit.${deed}`)}
              </Button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
