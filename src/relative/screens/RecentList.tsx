import { Icon } from '../../ui/Icon.tsx';
import './RecentList.css';

export type RecentLine = { id: string; when: string; words: string; missed: boolean };
export type Props = { title: string; empty: string; lines: readonly RecentLine[] };

/** What happened lately between the two, newest first. */
export function RecentList({ title, empty, lines }: Props) {
  return (
    <section class="page__card recent">
      <h2 class="recent__title">{title}</h2>
      {lines.length === 0 && <p class="recent__empty">{empty}</p>}
      <ul class="recent__list">
        {lines.map((line) => (
          <li key={line.id} class={line.missed ? 'recent__line recent__line--missed' : 'recent__line'}>
            <Icon name={line.missed ? 'bell-ringing' : 'video-camera'} />
            <span>
              <strong>{line.when}</strong> · {line.words}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
