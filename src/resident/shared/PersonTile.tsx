import { Avatar } from '../../ui/Avatar.tsx';
import { usePress } from '../../ui/use-press.ts';
import { nameFit } from '../app/name-fit.ts';
import type { Tile } from './tiles.ts';
import '../screens/FaceTile.css';

export type Props = { readonly tile: Tile; readonly onPress: () => void };

/** Oneself among others: a photo and a name, as large as the faces that one will ring. */
export function PersonTile({ tile: { name, photo }, onPress }: Props) {
  const press = usePress(onPress);
  return (
    <button type="button" class="face" {...press}>
      <span class="face__picture">
        {photo && <img class="face__backdrop" src={photo} alt="" draggable={false} />}
        <Avatar name={name} photo={photo} shape="tile" />
      </span>
      <span class="face__words">
        <span class={`face__name face__name--${nameFit(name)}`}>{name}</span>
      </span>
    </button>
  );
}
