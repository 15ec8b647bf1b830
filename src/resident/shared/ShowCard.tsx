import arrowClockwiseIcon from '@phosphor-icons/core/fill/arrow-clockwise-fill.svg?raw';
import arrowLeftIcon from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import type { ResidentKey, ResidentTranslator } from '../../i18n/resident.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import type { ScanState } from './card-scan.ts';
import './ShowCard.css';

export type Props = {
  readonly words: ResidentTranslator;
  readonly state: ScanState;
  readonly stream: MediaStream | null;
  /** Where the camera's picture is drawn; null when it is gone. */
  readonly onPicture: (video: HTMLVideoElement | null) => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

const SAYS: Record<ScanState, readonly [title: ResidentKey, line: ResidentKey]> = {
  opening: ['card.title', 'card.hint'],
  looking: ['card.title', 'card.hint'],
  gone: ['card.title', 'card.hint'],
  reading: ['card.title', 'shared.opening'],
  unknown: ['card.unknown', 'card.ask_team'],
  failed: ['app.broken', 'card.ask_team'],
  'no-camera': ['card.no_camera', 'card.ask_team'],
};

/** One sees oneself and the card, as in a mirror; that is how one finds the place for it. */
export function ShowCard({ words: { t }, state, stream, onPicture, onAgain, onClose }: Props) {
  const [title, line] = SAYS[state];
  return (
    <main class="show-card">
      <div class="show-card__mirror">
        {stream && (
          <video
            ref={(video) => {
              if (video && video.srcObject !== stream) video.srcObject = stream;
              onPicture(video);
            }}
            autoplay
            muted
            playsInline
          />
        )}
      </div>
      <div class="show-card__words">
        <div role="status">
          <h1 class="show-card__title">{t(title)}</h1>
          <p>{t(line)}</p>
        </div>
        {(state === 'unknown' || state === 'failed') && (
          <BigButton icon={arrowClockwiseIcon} kind="go" label={t('card.again')} onPress={onAgain} />
        )}
        <BigButton icon={arrowLeftIcon} label={t('common.back')} onPress={onClose} />
      </div>
    </main>
  );
}
