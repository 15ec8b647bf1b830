import carersIcon from '@phosphor-icons/core/fill/users-three-fill.svg?raw';
import { Icon } from '../../../ui/Icon.tsx';

/** What stands on the tablet for the carers where they have no photo: not two letters, which would be somebody's. */
export function CarersTile() {
  return (
    <span class="avatar avatar--tile carers-tile">
      <Icon svg={carersIcon} />
    </span>
  );
}
