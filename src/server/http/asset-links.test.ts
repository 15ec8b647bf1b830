import { expect, test } from 'vitest';
import { openHouse } from '../test-house.ts';

const PATH = '/.well-known/assetlinks.json';
const PRINT = Array(32).fill('AB').join(':');

test('says which app may show our pages as its own', async () => {
  const android = { packageName: 'lu.example.moien', certificates: [PRINT] };
  const house = await openHouse({ android });
  const { status, headers, body } = await house.ask(PATH);
  expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
  expect(body).toEqual([
    {
      relation: ['delegate_permission/common.handle_all_urls'],
      target: {
        namespace: 'android_app',
        package_name: 'lu.example.moien',
        sha256_cert_fingerprints: [PRINT],
      },
    },
  ]);
  await house.close();
});

test('is not there when no app may', async () => {
  const house = await openHouse();
  expect(await house.ask(PATH)).toMatchObject({ status: 404 });
  await house.close();
});
