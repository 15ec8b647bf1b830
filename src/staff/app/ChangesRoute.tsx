import type { Id } from '../../protocol/primitives.ts';
import { ConflictList } from '../screens/conflicts/ConflictList.tsx';
import { RefusedList } from '../screens/conflicts/RefusedList.tsx';
import { UnsentList } from '../screens/conflicts/UnsentList.tsx';
import { PageTitle } from '../screens/frame/PageTitle.tsx';
import { changeText, conflictRows, whereToEdit } from './changes-view.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';
import { refusalText } from './refusal-words.ts';

/** What is on its way, what was refused, and what two people changed at once. */
export function ChangesRoute({ desk }: { readonly desk: Desk }) {
  const { replica, words, ticks } = desk;
  const { timeZone } = viewpoint(desk);
  return (
    <div class="page">
      <PageTitle title={words.t('changes.title')} />
      <Conflicts desk={desk} />
      <RefusedList
        refused={replica.refusals.value.map(({ mutation, refusal }) => ({
          id: mutation.id,
          what: changeText(desk, mutation),
          why: refusalText(words, { refusal, at: ticks.minute.value }, timeZone),
          href: whereToEdit(desk, mutation),
        }))}
        onRetry={(id) => void replica.retryRefused(id)}
        onEdit={(id) => prefill(desk, id)}
        onDiscard={replica.dismissRefusal}
      />
      <UnsentList
        unsent={replica.pending.value.map((mutation) => ({
          id: mutation.id,
          what: changeText(desk, mutation),
        }))}
      />
    </div>
  );
}

/** The same form again, with what was typed; the refusal is done with once it is open. */
function prefill({ replica, typed }: Desk, id: Id) {
  const refused = replica.refusals.peek().find(({ mutation }) => mutation.id === id);
  if (!refused || !('set' in refused.mutation.args)) return;
  typed.value = { id: refused.mutation.args.id, fields: refused.mutation.args.set };
  replica.dismissRefusal(id);
}

/** Open conflicts: all of them, or those of one resident and their contacts. */
export function Conflicts({ desk, residentId }: { readonly desk: Desk; readonly residentId?: Id }) {
  return (
    <ConflictList
      conflicts={conflictRows(desk, residentId)}
      onRestore={(id) => void desk.actions.change('conflict.restore', { id })}
      onKeep={(id) => void desk.actions.change('conflict.dismiss', { id })}
    />
  );
}
