import phoneXIcon from '@phosphor-icons/core/fill/phone-x-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  /** *Claire répond à Anne Weber*: so that nobody goes twice. */
  readonly elsewhere: readonly { readonly id: Id; readonly text: string }[];
  /** Whom nobody answered. */
  readonly missed: readonly {
    readonly id: Id;
    readonly name: string;
    /** Room, and when. */
    readonly place: string;
    /** Absent: there is no way to ring back. */
    readonly onCallBack: (() => void) | null;
  }[];
  readonly onSeen: (callId: Id) => void;
};

/** Over every page: what became of residents who rang the carers. */
export function StationBar({ elsewhere, missed, onSeen }: Props) {
  const { t } = useWords();
  if (elsewhere.length + missed.length === 0) return null;
  return (
    <section class="station-bar" aria-label={t('station.bar')}>
      {elsewhere.map(({ id, text }) => (
        <p key={id} class="station-bar__row" role="status">
          <Icon svg={videoCameraIcon} />
          <span class="station-bar__text">{text}</span>
        </p>
      ))}
      {missed.map(({ id, name, place, onCallBack }) => (
        <div key={id} class="station-bar__row station-bar__row--missed">
          <Icon svg={phoneXIcon} />
          <span class="station-bar__text">
            <strong>{t('station.missed', { name })}</strong>
            <span>{place}</span>
          </span>
          {onCallBack && (
            <Button icon={videoCameraIcon} onPress={onCallBack}>
              {t('station.call-back')}
            </Button>
          )}
          <Button variant="quiet" onPress={() => onSeen(id)}>
            {t('station.seen')}
          </Button>
        </div>
      ))}
    </section>
  );
}
