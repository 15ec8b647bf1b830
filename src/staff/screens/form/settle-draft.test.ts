import { expect, it } from 'vitest';
import { settleDraft } from './settle-draft.ts';

const RECORD = { name: 'Anne', room: '12', hours: { from: 0, until: 1440 } };

it('keeps what was typed and has not arrived yet', () => {
  expect(settleDraft(RECORD, { room: '14' })).toEqual({ room: '14' });
});

it('lets go of a field once the record says the same, so that it follows what others change', () => {
  expect(settleDraft({ ...RECORD, room: '14' }, { room: '14', name: 'Anna' })).toEqual({ name: 'Anna' });
  expect(settleDraft(RECORD, { hours: { from: 0, until: 1440 } })).toEqual({});
});
