import usersThreeIcon from '@phosphor-icons/core/fill/users-three-fill.svg?raw';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** The other person, as every screen of a call shows them. */
export type Person = {
  readonly name: string;
  readonly relation: string;
  readonly photo: string | null;
  /** The carers of the house. */
  readonly isStation?: boolean;
};

/** Whom one calls, as the tile that was pressed showed them: the carers have a sign where they have no photo. */
export function PersonFace({ person: { name, photo, isStation } }: { readonly person: Person }) {
  if (!isStation || photo) return <Avatar name={name} photo={photo} />;
  return (
    <span class="avatar avatar--circle face-carers">
      <Icon svg={usersThreeIcon} />
    </span>
  );
}
