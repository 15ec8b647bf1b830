import type { MessageKind } from '../../../protocol/messages.ts';
import { Player } from '../../../ui/Player.tsx';
import type { Words } from '../Page.tsx';
import './LookAt.css';

export type Props = {
  t: Words;
  kind: MessageKind;
  /** Where to play or show it from; null while it comes, `failed`: it cannot be had now. */
  urls: readonly string[] | null | 'failed';
  text: string;
  /** It began to play, or is shown. */
  onSeen: () => void;
  /** This browser cannot play it. */
  onBroken: () => void;
};

/** What the resident sent. */
export function LookAt({ t, kind, urls, text, onSeen, onBroken }: Props) {
  if (urls === null) return <p role="status">{t('got.loading')}</p>;
  if (urls === 'failed') return <p role="alert">{t('got.failed')}</p>;
  const [url] = urls;
  return (
    <div class="look-at">
      {(kind === 'video' || kind === 'voice') && url && (
        <Player
          {...{ kind, url, onBroken, onPlaying: onSeen }}
          label={t(`kind.${kind}`)}
          class="look-at__player"
          controls
          autoPlay
        />
      )}
      {kind === 'photos' &&
        urls.map((one, index) => (
          <img key={one} src={one} alt={t('photos.one', { number: index + 1 })} onLoad={onSeen} />
        ))}
      {text && <p>{text}</p>}
    </div>
  );
}
