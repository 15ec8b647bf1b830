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
          <Icon name={notice.tone === 'good' ? 'check-circle' : 'warning-circle'} />
          <span>{notice.text}</span>
          {notice.offer && (
            <button type="button" class="notice-bar__offer" onClick={notice.offer.run}>
              {notice.offer.label}
            </button>
          )}
          <button type="button" class="notice-bar__close" aria-label={t('common.close')} onClick={onDismiss}>
            <Icon name="x" />
          </button>
        </div>
      )}
    </div>
  );
}
