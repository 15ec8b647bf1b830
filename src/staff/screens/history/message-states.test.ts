import { expect, test } from 'vitest';
import type { Message } from '../../../protocol/messages.ts';
import { messagesOf, stateOf } from './message-states.ts';

const MESSAGE: Message = {
  residentId: 'anne',
  contactId: 'marie',
  from: 'relative',
  kind: 'video',
  media: [],
  text: '',
  createdAt: 1,
  arrivedAt: null,
  unplayable: false,
  seenAt: null,
  favourite: false,
};

test.each([
  ['waits on the server', {}, 'waiting', null],
  ['is on the tablet', { arrivedAt: 5 }, 'arrived', 5],
  ['cannot be played there', { arrivedAt: 5, unplayable: true }, 'unplayable', 5],
  ['was seen, whatever else', { arrivedAt: 5, unplayable: true, seenAt: 9 }, 'seen', 9],
  ['went out as an answer', { from: 'resident' as const }, 'sent', null],
  ['was fetched as an answer', { from: 'resident' as const, arrivedAt: 5 }, 'fetched', 5],
  ['was seen as an answer', { from: 'resident' as const, arrivedAt: 5, seenAt: 7 }, 'seen', 7],
])('a message that %s', (_, change, state, at) => {
  expect(stateOf({ ...MESSAGE, ...change })).toEqual({ state, at });
});

test('one person’s messages, the newest first', () => {
  const messages = new Map([
    ['old', MESSAGE],
    ['new', { ...MESSAGE, createdAt: 2 }],
    ['other', { ...MESSAGE, residentId: 'jos' }],
  ]);
  expect(messagesOf(messages, 'anne').map(({ id }) => id)).toEqual(['new', 'old']);
});
