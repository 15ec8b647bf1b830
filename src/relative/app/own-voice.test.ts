import { expect, it } from 'vitest';
import type { MutationArgs, MutationName } from '../../protocol/mutations.ts';
import { createOwnVoice } from './own-voice.ts';

const CONTACT = '00000000-0000-4000-8000-000000000001';
const HASH = 'a'.repeat(64);

function phone(upload: () => Promise<string>) {
  const sent: { name: string; args: unknown }[] = [];
  const bond = {
    key: { contactId: CONTACT },
    replica: {
      async enqueue<N extends MutationName>(name: N, args: MutationArgs<N>) {
        sent.push({ name, args });
        return CONTACT;
      },
    },
  };
  return { sent, voice: createOwnVoice({ bond, upload }) };
}

it('A voice is there for the tablet only once its bytes have arrived', async () => {
  let arrive: (hash: string) => void = () => undefined;
  const { sent, voice } = phone(() => new Promise((resolve) => (arrive = resolve)));
  const kept = voice.keep(new Blob(['moien']));
  expect(voice.news.value).toBe('sending');
  expect(sent).toEqual([]);
  arrive(HASH);
  expect(await kept).toBe(true);
  expect(sent).toEqual([{ name: 'contact.record-voice', args: { id: CONTACT, voice: HASH } }]);
  expect(voice.news.value).toBe('kept');
});

it('Without network it says so, and what was recorded stays', async () => {
  const { sent, voice } = phone(() => Promise.reject(new Error('no network')));
  expect(await voice.keep(new Blob(['moien']))).toBe(false);
  expect(voice.news.value).toBe('not-sent');
  expect(sent).toEqual([]);
});

it('A voice can be taken away again', async () => {
  const { sent, voice } = phone(async () => HASH);
  await voice.remove();
  expect(sent).toEqual([{ name: 'contact.record-voice', args: { id: CONTACT, voice: null } }]);
  expect(voice.news.value).toBe('removed');
});
