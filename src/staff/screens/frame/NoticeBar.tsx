import xIcon from '@phosphor-icons/core/bold/x-bold.svg?raw';
import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import warningCircleIcon from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  readonly notice: {
    readonly text: string;
    readonly tone: 'good' | 'bad';
    /** What can be done about it from here. */
    readonly offer?: { readonly label: string; readonly run: () => void } | null;
  } | null;
  readonly onDismiss: () => void;
};

/** Says at the foot of the page what became of something that was just done. */
export function NoticeBar({ notice, onDismiss }: Props) {
  const { t } = useWords();
  return (
    <div class="notice-bar" role="status">
      {notice && (
        <div class={`notice-bar__line notice-bar__line--${notice.tone}`}>
          <Icon svg={notice.tone === 'good' ? checkCircleIcon : warningCircleIcon} />
          <span>{notice.text}</span>
          {notice.offer && (
            <button type="button" class="notice-bar__offer" onClick={notice.offer.run}>
              {notice.offer.label}
            </button>
          )}
          <button type="button" class="notice-bar__close" aria-label={t('common.close')} onClick={onDismiss}>
            <Icon svg={xIcon} />
          </button>
        </div>
      )}
    </div>
  );
}
