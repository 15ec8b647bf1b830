import bellRingingIcon from '@phosphor-icons/core/fill/bell-ringing-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
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
            <Icon svg={line.missed ? bellRingingIcon : videoCameraIcon} />
            <span>
              <strong>{line.when}</strong> · {line.words}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
