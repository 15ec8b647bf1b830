import { expect, test } from 'vitest';
import { refusal } from '../../protocol/errors.ts';
import { RequestRefused } from '../../sync/http.ts';
import { createOpening } from './opening.ts';

const ID = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
type Asked = [name: string, body: unknown];

function openingThat(answer: (name: string) => unknown) {
  const asked: Asked[] = [];
  const http = {
    call: async (name: string, body: unknown) => {
      asked.push([name, body]);
      return answer(name) as never;
    },
  };
  return { asked, opening: createOpening({ http, newId: () => ID }) };
}

test('the session that is begun has a name of its own', async () => {
  const { asked, opening } = openingThat(() => ({}));
  const by = { with: 'face', residentId: ID } as const;
  expect(await opening.open(by)).toBeNull();
  expect(asked).toEqual([['openSession', { id: ID, by }]]);
});

test('whom it may serve is asked with the PIN of staff, or without', async () => {
  const people = [{ residentId: ID, name: 'Anne', room: '', photo: null }];
  const { asked, opening } = openingThat(() => ({ people }));
  expect(await opening.people('2580')).toEqual({ ok: true, people });
  await opening.people(null);
  expect(asked.map(([, body]) => body)).toEqual([{ pin: '2580' }, { pin: null }]);
});

test('a refusal is an answer, and so is no network', async () => {
  for (const code of ['wrong-code', 'unavailable'] as const) {
    const { opening } = openingThat(() => {
      throw new RequestRefused(refusal(code));
    });
    expect(await opening.people(null)).toEqual({ ok: false, code });
    expect(await opening.open({ with: 'face', residentId: ID })).toBe(code);
  }
});
