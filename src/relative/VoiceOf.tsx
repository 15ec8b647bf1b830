import { useMemo } from 'preact/hooks';
import { createVoiceRecording } from '../ui/voice-recording.ts';
import type { Bond } from './app/bond.ts';
import { createOwnVoice } from './app/own-voice.ts';
import type { Words } from './screens/Page.tsx';
import { Voice } from './screens/Voice.tsx';

export type Props = { t: Words; bond: Bond; name: string };

/**
 * One's own voice on the tablet. A part of its own that is loaded once the page stands, so it puts itself together as an
 * entry does.
 */
export function VoiceOf({ t, bond, name }: Props) {
  const recording = useMemo(
    () =>
      createVoiceRecording({
        mediaDevices: navigator.mediaDevices,
        // Missing on iPhones before iOS 14.3.
        MediaRecorder: 'MediaRecorder' in window ? MediaRecorder : undefined,
        AudioContext,
        timers: window,
        urls: URL,
      }),
    [],
  );
  const own = useMemo(() => createOwnVoice({ bond, upload: bond.upload }), [bond]);
  const kept = bond.replica.records.value.contact.get(bond.key.contactId)?.voice ?? null;
  return (
    <Voice
      {...{ t, name, recording }}
      current={bond.photos.url(kept)}
      news={own.news.value}
      onKeep={own.keep}
      onRemove={() => void own.remove()}
    />
  );
}
