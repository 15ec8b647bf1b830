import type { Route } from '@playwright/test';
import { refusal } from '../src/protocol/errors.ts';
import type { Message } from '../src/protocol/messages.ts';
import { expect } from './cast.ts';
import { type Marie, NAME, type Walk } from './maries.ts';

const MINUTE_MS = 60_000;
const now = Date.now();
const there = { online: true } as const;

/** What there is in each state, and what came from the tablet. */
function letters(): Message[] {
  const medium = { hash: '0'.repeat(64), bytes: 1000, width: null, height: null, durationMs: 20_000 };
  const film = { kind: 'video' as const, media: [{ ...medium, type: 'video/webm' as const }] };
  const photo = { ...medium, type: 'image/webp' as const, durationMs: null };
  const letter = (minutes: number, changes: Partial<Message>): Message => ({
    ...{ residentId: '', contactId: '', from: 'relative', kind: 'text', media: [], text: '' },
    ...{ createdAt: now - minutes * MINUTE_MS, arrivedAt: null, unplayable: false, seenAt: null },
    favourite: false,
    ...changes,
  });
  const arrived = { arrivedAt: now - MINUTE_MS };
  return [
    letter(1, film),
    letter(2, { ...film, ...arrived }),
    letter(3, { ...film, ...arrived, unplayable: true }),
    letter(4, { kind: 'photos', media: [photo, photo, photo], ...arrived, seenAt: now }),
    letter(5, { kind: 'voice', media: [{ ...medium, type: 'audio/webm' }], ...arrived }),
    letter(6, { from: 'resident', text: '☀ 24 °C', seenAt: now }),
    letter(7, { from: 'resident', ...film }),
    letter(8, { from: 'resident', kind: 'voice', media: [{ ...medium, type: 'audio/webm' }] }),
  ];
}

/** What one can leave for the resident, how it is made, and what becomes of it. */
export async function visitMessages(walk: Walk): Promise<void> {
  const { everyone, look } = walk;
  await everyone(async (marie) => {
    await marie.be();
    await marie.page.reload();
    await marie.house.tell({ presence: there, records: { message: letters() } });
  });
  await look('messages', ({ page, t }) => page.getByText(t('sent.unplayable')));
  await everyone(({ page, t }) =>
    page
      .getByRole('button', { name: t('got.look'), exact: true })
      .last()
      .tap(),
  );
  await look('a message from the tablet', ({ page }) => page.getByRole('dialog'));
  await everyone(async ({ page, t }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('got.listen') }).tap();
  });
  await look('a message that cannot be had', ({ page, t }) => page.getByText(t('got.failed')));
  await everyone(async ({ page, house }) => {
    await page.keyboard.press('Escape');
    await house.tell({ presence: there, records: { message: 'none', call: 'none', device: {} } });
  });
  await visitFilm(walk);
  await visitSending(walk);
  await visitPhotos(walk);
  await visitWords(walk);
}

const door = ({ page, t }: Marie, key: string) => page.locator('.doors__door', { hasText: t(key) }).tap();
const close = ({ button, t }: Marie) => button(t('compose.close')).tap();

async function visitFilm({ everyone, look }: Walk): Promise<void> {
  await everyone(async (marie) => {
    await marie.be({ asked: 'waits' });
    await door(marie, 'kind.video');
  });
  await look('a film, may it', ({ page, t }) => page.getByText(t('compose.asking')));
  for (const asked of ['denied', 'missing'] as const) {
    await everyone(async (marie) => {
      await close(marie);
      await marie.be({ asked });
      await door(marie, 'kind.video');
    });
    await look(`a film, ${asked}`, ({ page, t }) => page.getByText(t(`compose.${asked}`)));
  }
  await everyone(async (marie) => {
    await marie.be();
    await marie.button(marie.t('invitation.retry')).tap();
  });
  await look('a film, ready', ({ button, t }) => button(t('compose.start')));
  await everyone(({ button, t }) => button(t('compose.start')).tap());
  await look('a film, recording', ({ page }) => page.getByText(/0:0[1-9]/));
  await everyone(({ button, t }) => button(t('compose.finish')).tap());
  await look('a film, recorded', ({ button, t }) => button(t('compose.send')));
  await everyone(async (marie) => {
    await marie.be({ storage: 'full' });
    await marie.button(marie.t('compose.send')).tap();
  });
  await look('a film, no room here', ({ page, t }) => page.getByText(t('compose.full')));
}

/** The film of before, and what becomes of it. */
async function visitSending({ everyone, look }: Walk): Promise<void> {
  const held: Route[] = [];
  let refused: 'no-room' | 'not-an-image' | null = null;
  const answer = (route: Route) =>
    refused === null ? void held.push(route) : route.fulfill({ status: 507, json: refusal(refused) });
  await everyone(async (marie) => {
    await marie.be();
    await marie.page.route('**/api/uploads', answer);
    await marie.button(marie.t('compose.send')).tap();
  });
  await look('on its way', ({ page, t }) => page.getByText(t('sent.sending', { percent: 0 })));
  refused = 'no-room';
  await Promise.all(held.splice(0).map(answer));
  await look('no room in the house', ({ page, t }) => page.getByText(t('sent.noRoom')));
  refused = 'not-an-image';
  await everyone(({ button, t }) => button(t('invitation.retry')).tap());
  await look('refused', ({ page, t }) => page.getByText(t('sent.refused')));
  refused = null;
  await everyone(async ({ house, button, t }) => {
    await button(t('invitation.retry')).tap();
    await house.cutOff(true);
  });
  await look('without network', ({ page, t }) => page.getByText(t('sent.waiting')));
  await everyone(async ({ page, house, button, t }) => {
    await button(t('sent.cancel')).tap();
    await house.cutOff(false);
    await page.reload();
  });
}

async function visitPhotos({ everyone, look }: Walk): Promise<void> {
  const photo = 'src/server/demo/portraits/anne-weber.webp';
  await everyone((marie) => door(marie, 'compose.photos'));
  await look('photos', ({ page, t }) => page.getByText(t('photos.choose')));
  await everyone(async ({ page, t }) => {
    const text = { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('dear') };
    await page.getByLabel(t('photos.choose')).setInputFiles(photo);
    await page.getByLabel(t('photos.more')).setInputFiles([photo, photo]);
    await expect(page.getByLabel(t('photos.remove', { number: 3 }))).toBeVisible();
    await page.getByLabel(t('photos.more')).setInputFiles([text]);
  });
  await look('photos, chosen', ({ page, t }) => page.getByText(t('photos.unread_one')));
  await everyone(({ page, t }) =>
    page.getByLabel(t('photos.more')).setInputFiles(Array.from({ length: 18 }, () => photo)),
  );
  await look('photos, twenty', ({ page, t }) => page.getByText(t('photos.most')));
  await everyone(close);
}

async function visitWords({ everyone, look }: Walk): Promise<void> {
  await everyone(async (marie) => {
    await door(marie, 'compose.words');
    await marie.page.getByLabel(marie.t('write.label')).fill('☀'.repeat(100));
  });
  await look('words', ({ page, t }) => page.getByText(t('write.left_other', { count: 180 })));
  await everyone(close);
  await everyone(async (marie) => {
    await door(marie, 'kind.voice');
    await marie.button(marie.t('compose.start')).tap();
  });
  await look('a voice, recording', ({ page, t }) =>
    page.getByText(t('compose.elapsed', { time: '0:01', longest: '3:00' })),
  );
  await everyone(close);
  await everyone(({ page, t }) => expect(page.getByText(t('home.call', NAME))).toBeVisible());
}
