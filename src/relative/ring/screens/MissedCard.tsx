import phoneIncomingIcon from '@phosphor-icons/core/fill/phone-incoming-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { RingWords } from './words.ts';

export type Props = {
  t: RingWords;
  name: string;
  when: string;
  /** May one call now? */
  open: boolean;
  onCall: () => void;
};

/** Somebody tried, and nobody was there: one press calls back. */
export function MissedCard({ t, name, when, open, onCall }: Props) {
  return (
    <Notice icon={phoneIncomingIcon} title={t('missed.title', { name, time: when })}>
      {open && (
        <Button variant="primary" icon={videoCameraIcon} onPress={onCall}>
          {t('missed.call', { name })}
        </Button>
      )}
    </Notice>
  );
}
