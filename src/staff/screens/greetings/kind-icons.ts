import textIcon from '@phosphor-icons/core/fill/chat-text-fill.svg?raw';
import imagesIcon from '@phosphor-icons/core/fill/images-fill.svg?raw';
import microphoneIcon from '@phosphor-icons/core/fill/microphone-fill.svg?raw';
import videoIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { MessageKind } from '../../../protocol/messages.ts';
import type { IconSvg } from '../../../ui/Icon.tsx';

export const KIND_ICONS: Record<MessageKind, IconSvg> = {
  video: videoIcon,
  voice: microphoneIcon,
  photos: imagesIcon,
  text: textIcon,
};
