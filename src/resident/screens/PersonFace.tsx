import usersThreeIcon from '@phosphor-icons/core/fill/users-three-fill.svg?raw';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Person } from './RingStage.tsx';

/** Whom one calls, as the tile that was pressed showed them: the carers have a sign where they have no photo. */
export function PersonFace({ person: { name, photo, isStation } }: { readonly person: Person }) {
  if (!isStation || photo) return <Avatar name={name} photo={photo} />;
  return (
    <span class="avatar avatar--circle face-carers">
      <Icon svg={usersThreeIcon} />
    </span>
  );
}
