import checkIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import playIcon from '@phosphor-icons/core/fill/play-circle-fill.svg?raw';
import warningIcon from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import { Button } from '../../../ui/Button.tsx';
import { Icon, type IconSvg } from '../../../ui/Icon.tsx';
import type { MessageLine } from '../../app/messages-view.ts';
import type { Words } from '../Page.tsx';
import './MessageList.css';

export type Props = {
  t: Words;
  lines: readonly MessageLine[];
  onLook: (line: MessageLine) => void;
  onRetry: (id: string) => void;
  onCancel: (id: string) => void;
};

/** What went to and fro, and what became of it. */
export function MessageList({ t, lines, ...on }: Props) {
  if (lines.length === 0) return null;
  return (
    <section class="page__card message-list">
      <h2 class="message-list__title">{t('messages.title')}</h2>
      <ul class="message-list__lines">
        {lines.map((line) => (
          <li key={line.id} class={`message-list__line message-list__line--${line.state}`}>
            <Icon svg={ICONS[line.state]} />
            <div class="message-list__words">
              <strong class="message-list__what">{line.what}</strong>
              <span>{line.fate}</span>
              {line.share !== null && (
                <progress class="message-list__share" max={1} value={line.share} aria-label={line.what} />
              )}
              <Offers t={t} line={line} {...on} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Offers({ t, line, onLook, onRetry, onCancel }: Omit<Props, 'lines'> & { line: MessageLine }) {
  switch (line.state) {
    case 'new':
    case 'received':
      return (
        <Button variant="plain" icon={playIcon} onPress={() => onLook(line)}>
          {t(line.kind === 'video' ? 'got.watch' : line.kind === 'voice' ? 'got.listen' : 'got.look')}
        </Button>
      );
    case 'going':
    case 'refused':
      return (
        <span class="message-list__offers">
          {line.state === 'refused' && (
            <Button variant="plain" onPress={() => onRetry(line.id)}>
              {t('invitation.retry')}
            </Button>
          )}
          <Button variant="quiet" onPress={() => onCancel(line.id)}>
            {t('sent.cancel')}
          </Button>
        </span>
      );
    default:
      return null;
  }
}

const ICONS: Record<MessageLine['state'], IconSvg> = {
  going: clockIcon,
  refused: warningIcon,
  sent: checkIcon,
  seen: checkIcon,
  received: playIcon,
  new: playIcon,
};
