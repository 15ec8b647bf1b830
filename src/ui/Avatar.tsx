import { useState } from 'preact/hooks';
import './Avatar.css';
import { initialsOf, tintOf } from './initials.ts';

export type Props = {
  readonly name: string;
  /** Where the photo is (`blob:` or a path); without one, or when it cannot be shown, the initials stand in. */
  readonly photo?: string | null | undefined;
  /** `circle` is `--avatar-size` wide (64 px unless the parent says otherwise); `tile` fills the width, 3:2. */
  readonly shape?: 'circle' | 'tile';
  /** Words for a photo that stands alone; beside a written name it stays silent. */
  readonly alt?: string;
};

/** A face. It is never cut across: tiles show a photo from just above the middle, where heads are. */
export function Avatar({ name, photo, shape = 'circle', alt = '' }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const shown = photo && photo !== broken ? photo : null;
  return (
    <span class={`avatar avatar--${shape} avatar--tint-${tintOf(name)}`}>
      {shown ? (
        <img class="avatar__photo" src={shown} alt={alt} draggable={false} onError={() => setBroken(shown)} />
      ) : (
        <Initials name={name} alt={alt} />
      )}
    </span>
  );
}

function Initials({ name, alt }: { readonly name: string; readonly alt: string }) {
  const letters = initialsOf(name);
  if (!alt) return <span aria-hidden="true">{letters}</span>;
  return (
    <span role="img" aria-label={alt}>
      {letters}
    </span>
  );
}
