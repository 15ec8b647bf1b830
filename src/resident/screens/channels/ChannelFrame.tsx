import arrowLeftIcon from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import type { ResidentTranslator } from '../../../i18n/resident.ts';
import { BigButton } from '../../../ui/BigButton.tsx';
import type { Tile } from '../../app/channels/channels.ts';
import './ChannelFrame.css';

export type Props = {
  readonly words: ResidentTranslator;
  readonly tile: Tile;
  /** 0 … 1; of a stream, which is played by our own page. A stranger's page is as loud as the tablet. */
  readonly volume: number;
  /** The stream does not play here. */
  readonly onBroken: () => void;
  readonly onClose: () => void;
};

/**
 * Something from outside, in a frame. The way back stands above it and never under it: nothing in the frame may fill the
 * screen, and whatever goes on in there ends with it.
 */
export function ChannelFrame({ words, tile, volume, onBroken, onClose }: Props) {
  const listen = (frame: HTMLIFrameElement) => {
    // Only our own page lets itself be looked into: it has the stream, and no script that could say that it fails.
    const media = frame.contentDocument?.querySelector<HTMLMediaElement>('video, audio');
    if (!media) return;
    media.volume = volume;
    if (media.error) onBroken();
    media.addEventListener('error', onBroken);
  };
  return (
    <main class="channel">
      <header class="channel__bar">
        <BigButton icon={arrowLeftIcon} kind="sky" label={words.t('common.back')} onPress={onClose} />
        <h1 class="channel__label">{tile.label}</h1>
      </header>
      <iframe
        class="channel__frame"
        src={tile.path}
        title={tile.label}
        allow="autoplay; encrypted-media; fullscreen 'none'"
        onLoad={(event) => listen(event.currentTarget)}
      />
    </main>
  );
}
