import { LAPTOP, MARIE, type Page, PHONE, pass } from './page.ts';

/** A tablet's call to Marie that rings on her phone. */
export async function ringing(page: Page) {
  await pass();
  page.call.start(MARIE);
  page.told({ state: 'looking' });
  page.told({ state: 'ringing', ringingAt: 0 });
  page.rings(PHONE);
  await pass();
  page.answered(PHONE);
  await pass();
}

/** The same, answered, with the connection up and the picture there. */
export async function talking(page: Page) {
  await ringing(page);
  const [connection] = page.connections();
  connection?.become('connected');
  page.told({ state: 'connecting', answeredAt: 0, peer: PHONE });
  if (connection) connection.received.frames = 1;
  await pass(50);
  page.told({ state: 'connected', connectedAt: Date.now(), peer: PHONE });
  await pass();
}

/** A relative's page that is rung by the tablet (`LAPTOP` here). */
export async function rung(page: Page) {
  await pass();
  page.told({ state: 'looking', caller: 'tablet', you: 'relative' });
  page.offered(LAPTOP);
  await pass();
}
