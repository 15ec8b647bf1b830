import { Avatar } from '../../ui/Avatar.tsx';
import './People.css';

export type Person = { id: string; name: string; photo: string | null; chosen: boolean; wishes: boolean };
export type Props = { label: string; people: readonly Person[]; onChoose: (id: string) => void };

/** For a relative of several residents: one face each, to choose whose page is shown. */
export function People({ label, people, onChoose }: Props) {
  return (
    <nav class="people" aria-label={label}>
      {people.map((person) => (
        <button
          key={person.id}
          type="button"
          class="people__one"
          aria-pressed={person.chosen}
          onClick={() => onChoose(person.id)}
        >
          <Avatar name={person.name} photo={person.photo} />
          <span class={person.wishes ? 'people__name people__name--wishes' : 'people__name'}>
            {person.name}
          </span>
        </button>
      ))}
    </nav>
  );
}
