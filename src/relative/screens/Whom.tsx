import { Avatar } from '../../ui/Avatar.tsx';
import './Whom.css';

export type Props = { name: string; photo: string | null; online: boolean; words: string };

/** Whom this page belongs to, and whether the tablet would ring now. */
export function Whom({ name, photo, online, words }: Props) {
  return (
    <header class="whom">
      <Avatar name={name} photo={photo} />
      <div>
        <h1 class="whom__name">{name}</h1>
        <p class={online ? 'whom__state whom__state--online' : 'whom__state'} role="status">
          {words}
        </p>
      </div>
    </header>
  );
}
