import { expect, it } from 'vitest';
import { refusal } from '../../protocol/errors.ts';
import type { Http } from '../../sync/http.ts';
import { RequestRefused } from '../../sync/http.ts';
import { createFakeTime, turns } from '../../sync/time.fixture.ts';
import { createEntrance } from './entrance.ts';
import { keepKnocking } from './knocking.ts';

it('a console that was opened while the server was away comes up by itself', async () => {
  const time = createFakeTime();
  const server = { isUp: false, asked: 0 };
  const call = async () => {
    server.asked += 1;
    if (!server.isUp) throw new RequestRefused(refusal('unavailable'));
    return { staffId: 'x' };
  };
  const http = { call: call as unknown as Http['call'] };
  const entrance = createEntrance({ http, link: null, now: time.now });
  keepKnocking(entrance, time);
  await entrance.begin();
  for (let n = 0; n < 3; n += 1) {
    time.advance(5_000);
    await turns(2);
  }
  expect(server.asked).toBe(4);
  server.isUp = true;
  time.advance(5_000);
  await turns(2);
  expect(entrance.state.value.at).toBe('signed-in');
  expect(time.waiting()).toBe(0);
});
