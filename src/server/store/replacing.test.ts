import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '../../protocol/records.ts';
import { type As, type House, openHouse, type Settled } from '../test-house.ts';
import { createEndlessLink } from './links.ts';

let house: House;
let us: Settled;
beforeEach(async () => {
  house = await openHouse();
  us = await house.settle();
});
afterEach(() => house.close());

type Shown = { code: string; claim: string };
const show = async () => (await house.call('startPairing', {})).body as Shown;
const claim = ({ claim }: Shown) => house.call('claimPairing', { claim });
const replace = (code: string, tabletId: string, as: As = us.staff) =>
  house.call('replaceTablet', { code, tabletId }, as);
const pull = (as: As) => house.call('pull', { since: 0, scope: null }, as);

async function seen(as: As): Promise<Change[]> {
  return ((await pull(as)).body as { changes: Change[] }).changes;
}

async function tabletBody() {
  return (await seen(us.staff)).find(({ kind, id }) => kind === 'tablet' && id === us.tabletId)?.body;
}

/** Another browser in the place of ours. @returns what it signs with */
async function swap(): Promise<As> {
  const shown = await show();
  expect((await replace(shown.code, us.tabletId)).status).toBe(200);
  const { credential } = (await claim(shown)).body as { credential: string };
  return { bearer: credential };
}

describe('a broken tablet that another one replaces', () => {
  test('gives it name, person and settings, and is nobody itself', async () => {
    await house.mutate('tablet.update', { id: us.tabletId, set: { name: 'By the window' } }, us.staff);
    const before = await tabletBody();
    house.time.now += 60_000;
    const swapped = await swap();
    expect((await pull(us.tablet)).status).toBe(401);
    expect(await tabletBody()).toEqual({ ...before, pairedAt: house.time.now });
    const kinds = (await seen(swapped)).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['tablet', 'resident', 'contact']));
    expect((await seen(us.staff)).filter(({ kind }) => kind === 'tablet')).toHaveLength(1);
  });

  test('is replaced once, however often the console asks', async () => {
    const shown = await show();
    await replace(shown.code, us.tabletId);
    const { credential } = (await claim(shown)).body as { credential: string };
    expect((await replace(shown.code, us.tabletId)).status).toBe(200);
    expect((await pull({ bearer: credential })).status).toBe(200);
  });

  test('keeps its place when the code is wrong, or is another tablet’s already', async () => {
    expect(await replace('BCDF-GHJK', us.tabletId)).toMatchObject({ body: { code: 'wrong-code' } });
    const { code } = await show();
    const other = { code, tabletId: randomUUID(), name: 'T', residentId: us.residentId };
    await house.call('confirmPairing', other, us.staff);
    expect(await replace(code, us.tabletId)).toMatchObject({ body: { code: 'wrong-code' } });
    expect((await pull(us.tablet)).status).toBe(200);
  });

  test('belongs to this facility: another one’s staff find nothing, and their code stays free', async () => {
    const them = await house.settle();
    const { code } = await show();
    expect((await replace(code, us.tabletId, them.staff)).status).toBe(404);
    expect((await pull(us.tablet)).status).toBe(200);
    expect((await replace(code, us.tabletId)).status).toBe(200);
  });

  test('cannot come back by the code or link that once made it this tablet', async () => {
    const link = { facilityId: us.facilityId, subjectId: us.tabletId };
    const token = await createEndlessLink(house.server.store, 'pairing-link', link);
    const first = await show();
    await replace(first.code, us.tabletId);
    await claim(first);
    const swapped = await swap();
    expect(await claim(first)).toMatchObject({ body: { code: 'link-expired' } });
    expect((await house.call('pairByLink', { token })).status).toBe(410);
    expect((await pull(swapped)).status).toBe(200);
  });

  test('wrong codes are counted together with those of pairing', async () => {
    for (let guess = 0; guess < 5; guess++) await replace('BCDFGHJK', us.tabletId);
    const { code } = await show();
    expect(await replace(code, us.tabletId)).toMatchObject({ status: 429 });
  });

  test('is written in the journal, with who did it', async () => {
    house.time.now += 1_000;
    await swap();
    const any = { actorId: null, residentId: us.residentId, text: null, from: null, until: null };
    const { body } = await house.call('audit', { ...any, before: null }, us.staff);
    const { entries } = body as { entries: { kind: string; recordId: string }[] };
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'tablet', recordId: us.tabletId }));
  });
});

describe('a tablet that is lost', () => {
  test('is nobody at once and for good, and its place stays for another one', async () => {
    expect((await house.mutate('tablet.lose', { id: us.tabletId }, us.staff)).refused).toBeNull();
    expect((await pull(us.tablet)).status).toBe(401);
    expect(await tabletBody()).toMatchObject({ lostAt: house.time.now, residentId: us.residentId });
    const found = await swap();
    expect(await tabletBody()).toMatchObject({ lostAt: null });
    expect((await pull(found)).status).toBe(200);
  });

  test('that was paired minutes ago cannot claim its credential again', async () => {
    const shown = await show();
    await replace(shown.code, us.tabletId);
    await claim(shown);
    await house.mutate('tablet.lose', { id: us.tabletId }, us.staff);
    expect(await claim(shown)).toMatchObject({ body: { code: 'link-expired' } });
  });
});

describe('a tablet that is locked', () => {
  const kindsSeen = async () => [...new Set((await seen(us.tablet)).map(({ kind }) => kind))].sort();

  test('sees its facility and itself, and after that everything again', async () => {
    const before = await kindsSeen();
    await house.mutate('tablet.lock', { id: us.tabletId }, us.staff);
    expect(await kindsSeen()).toEqual(['facility', 'tablet']);
    expect(await tabletBody()).toMatchObject({ lockedAt: house.time.now, residentId: us.residentId });
    await house.mutate('tablet.unlock', { id: us.tabletId }, us.staff);
    expect(await kindsSeen()).toEqual(before);
    expect(await tabletBody()).toMatchObject({ lockedAt: null });
  });

  test('is told to forget what it kept: its scope has another name', async () => {
    const { scope, seq } = (await pull(us.tablet)).body as { scope: string; seq: number };
    await house.mutate('tablet.lock', { id: us.tabletId }, us.staff);
    const { body } = await house.call('pull', { since: seq, scope }, us.tablet);
    expect(body).toMatchObject({ reset: true });
  });

  test('leaves no wish and asks for no help, whatever it says', async () => {
    await house.mutate('tablet.lock', { id: us.tabletId }, us.staff);
    const help = { id: randomUUID(), residentId: us.residentId };
    expect((await house.mutate('help.ask', help, us.tablet)).refused).not.toBeNull();
    const wish = { id: randomUUID(), contactId: us.contactId };
    expect((await house.mutate('wish.leave', wish, us.tablet)).refused).not.toBeNull();
    const adjust = { id: us.residentId, set: { textFactor: 1.5 as const } };
    expect((await house.mutate('resident.adjust', adjust, us.tablet)).refused).not.toBeNull();
  });

  test('that is lost is not locked besides', async () => {
    await house.mutate('tablet.lock', { id: us.tabletId }, us.staff);
    await house.mutate('tablet.lose', { id: us.tabletId }, us.staff);
    await house.mutate('tablet.lock', { id: us.tabletId }, us.staff);
    expect(await tabletBody()).toMatchObject({ lockedAt: null, lostAt: house.time.now });
  });

  test('is unlocked by the one that replaces it', async () => {
    await house.mutate('tablet.lock', { id: us.tabletId }, us.staff);
    const swapped = await swap();
    expect((await seen(swapped)).some(({ kind }) => kind === 'contact')).toBe(true);
  });
});
