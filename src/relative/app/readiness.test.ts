import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { MediaFailure } from '../../call/ports.ts';
import { watchReadiness } from './readiness.ts';

function device({ state, inCall = false }: { state?: PermissionState; inCall?: boolean } = {}) {
  const kept = new Map<string, string>();
  const media = {
    stream: signal<MediaStream | null>(null),
    failed: signal<MediaFailure | null>(null),
    opened: 0,
    warm: () => {
      media.opened++;
    },
    release: () => {
      media.stream.value = null;
    },
  };
  const permissions = state && { query: () => Promise.resolve({ state } as PermissionStatus) };
  const readiness = watchReadiness({
    media,
    permissions: permissions || undefined,
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    inCall: () => inCall,
  });
  return { media, readiness, kept };
}
const opened = () => ({}) as MediaStream;

describe('whether a relative’s device is ready', () => {
  it('is not known before somebody was asked', () => {
    expect(device().readiness.media.value).toBe('ask');
  });

  it('is what the browser remembers', async () => {
    const granted = device({ state: 'granted' });
    const denied = device({ state: 'denied' });
    await Promise.resolve();
    await Promise.resolve();
    expect(granted.readiness.media.value).toBe('allowed');
    expect(denied.readiness.media.value).toBe('denied');
  });

  it('is learnt by asking, and the camera closes again', () => {
    const { media, readiness, kept } = device();
    readiness.allow();
    expect(media.opened).toBe(1);
    media.stream.value = opened();
    expect(readiness.media.value).toBe('allowed');
    expect(media.stream.value).toBeNull();
    expect(kept.get('moien-media-allowed')).toBe('yes');
  });

  it('leaves the camera of a call alone', () => {
    const { media } = device({ inCall: true });
    media.stream.value = opened();
    expect(media.stream.value).not.toBeNull();
  });

  it('says why not', () => {
    const { media, readiness } = device();
    media.failed.value = 'missing';
    expect(readiness.media.value).toBe('missing');
  });
});
