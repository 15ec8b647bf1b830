import { type ReadonlySignal, signal } from '@preact/signals';
import type { BlobHash } from '../../protocol/primitives.ts';
import type { Bond } from './bond.ts';

/** What became of the last voice that was kept or taken away. */
export type VoiceNews = 'none' | 'sending' | 'kept' | 'not-sent' | 'removed';

/** A relative's own voice, as it is heard on the tablet after the ring. */
export interface OwnVoice {
  readonly news: ReadonlySignal<VoiceNews>;
  /** @returns false when it could not be sent: what was recorded must not be thrown away */
  keep(voice: Blob): Promise<boolean>;
  remove(): Promise<void>;
}

export type OwnVoiceDeps = {
  bond: { key: Pick<Bond['key'], 'contactId'>; replica: Pick<Bond['replica'], 'enqueue'> };
  upload: (voice: Blob) => Promise<BlobHash>;
};

export function createOwnVoice({ bond, upload }: OwnVoiceDeps): OwnVoice {
  const news = signal<VoiceNews>('none');
  const say = (voice: BlobHash | null) =>
    bond.replica.enqueue('contact.record-voice', { id: bond.key.contactId, voice });
  return {
    news,
    async keep(voice) {
      news.value = 'sending';
      try {
        await say(await upload(voice));
        news.value = 'kept';
        return true;
      } catch {
        news.value = 'not-sent';
        return false;
      }
    },
    async remove() {
      await say(null);
      news.value = 'removed';
    },
  };
}
