import { useLocation } from 'preact-iso';
import { ROUTES } from '../../protocol/http.ts';
import type { Resident } from '../../protocol/records.ts';
import { ArchivedBanner } from '../screens/residents/ArchivedBanner.tsx';
import { Departure } from '../screens/residents/Departure.tsx';
import { type Entry, fullName } from '../screens/residents/find-residents.ts';
import type { Desk } from './desk.ts';
import { roleOf, viewpoint } from './look.ts';
import { momentText } from './moment.ts';
import { paths } from './routes.ts';

type Props = { readonly desk: Desk; readonly resident: Entry<Resident> };

/** On an archived person's page: since when, and the way back. */
export function ArchivedSince({ desk, resident }: Props) {
  const { archivedAt } = resident.body;
  if (archivedAt === null) return null;
  return (
    <ArchivedBanner
      when={momentText(archivedAt, viewpoint(desk))}
      onRestore={() => restore(desk, resident)}
    />
  );
}

export function DeparturePart({ desk, resident }: Props) {
  const { route: goTo } = useLocation();
  const name = fullName(resident.body);
  return (
    <Departure
      name={name}
      isArchived={resident.body.archivedAt !== null}
      onArchive={() => archive(desk, resident)}
      onRestore={() => restore(desk, resident)}
      admin={
        roleOf(desk) !== 'admin'
          ? null
          : {
              isOnline: desk.online.value,
              exportTo: ROUTES.exportPerson.path.replace(':id', resident.id),
              onErase: async () => {
                const told = await desk.ask('erasePerson', { residentId: resident.id, name });
                if (!told.ok) return told.refusal;
                desk.erased.value = told.value;
                goTo(paths.residents());
                return null;
              },
            }
      }
    />
  );
}

async function archive(desk: Desk, { id, body }: Entry<Resident>) {
  const { actions, notices, words, ticks } = desk;
  const set = { archivedAt: ticks.second.peek() };
  const refusal = await actions.change('resident.update', { id, set });
  if (refusal) return refusal;
  notices.offer(words.t('departure.archived', { name: fullName(body) }), {
    label: words.t('departure.undo'),
    run: () => void restore(desk, { id, body }),
  });
  return null;
}

async function restore({ actions, notices, words }: Desk, { id, body }: Entry<Resident>) {
  const refusal = await actions.change('resident.update', { id, set: { archivedAt: null } });
  if (!refusal) notices.say(words.t('departure.restored', { name: fullName(body) }));
  return refusal;
}
