import type { Id } from '../../protocol/primitives.ts';
import type { MessageRow } from '../screens/history/MessageStates.tsx';
import { messagesOf, stateOf } from '../screens/history/message-states.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';
import { momentText } from './moment.ts';

/** What became of each message of one person, in words. What is in them this browser does not have. */
export function messageRows(desk: Desk, residentId: Id): MessageRow[] {
  const { t } = desk.words;
  const { message: messages, contact } = desk.replica.records.value;
  const view = viewpoint(desk);
  return messagesOf(messages, residentId).map(({ id, message }) => {
    const { state, at } = stateOf(message);
    const name = contact.get(message.contactId)?.name ?? t('call.somebody');
    const what = t(`messages.kind.${message.kind}`);
    return {
      id,
      text: t(`messages.from.${message.from}`, { name, what }),
      when: momentText(message.createdAt, view),
      state: t(`messages.state.${state}`, { when: at === null ? '' : momentText(at, view) }),
      isSeen: state === 'seen',
    };
  });
}
