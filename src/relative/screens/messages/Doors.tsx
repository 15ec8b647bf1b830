import chatIcon from '@phosphor-icons/core/fill/chat-text-fill.svg?raw';
import imagesIcon from '@phosphor-icons/core/fill/images-fill.svg?raw';
import microphoneIcon from '@phosphor-icons/core/fill/microphone-fill.svg?raw';
import playIcon from '@phosphor-icons/core/fill/play-circle-fill.svg?raw';
import type { MessageKind } from '../../../protocol/messages.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { Words } from '../Page.tsx';
import './Doors.css';

export type Props = { t: Words; name: string; onOpen: (kind: MessageKind) => void };

/** Below *call*: what one can leave for the resident, who finds it also without network. */
export function Doors({ t, name, onOpen }: Props) {
  return (
    <div class="doors">
      <button type="button" class="doors__door doors__door--wide" onClick={() => onOpen('video')}>
        <Icon svg={playIcon} />
        <span class="doors__words">
          <span class="doors__title">{t('kind.video')}</span>
          <span>{t('compose.hint', { name })}</span>
        </span>
      </button>
      <button
        type="button"
        class="doors__door doors__door--wide doors__door--earth"
        onClick={() => onOpen('photos')}
      >
        <Icon svg={imagesIcon} />
        <span class="doors__title">{t('compose.photos')}</span>
      </button>
      <button type="button" class="doors__door" onClick={() => onOpen('voice')}>
        <Icon svg={microphoneIcon} />
        <span class="doors__title">{t('kind.voice')}</span>
      </button>
      <button type="button" class="doors__door" onClick={() => onOpen('text')}>
        <Icon svg={chatIcon} />
        <span class="doors__title">{t('compose.words')}</span>
      </button>
    </div>
  );
}
