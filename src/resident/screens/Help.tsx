import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import handHeartIcon from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { HelpState } from '../app/help.ts';
import { Card } from './Card.tsx';

export type Props = {
  readonly words: ResidentTranslator;
  /** `lost`: the tablet could not keep it, and nobody has heard it. */
  readonly state: HelpState | 'lost';
  /** Where the house says who comes. */
  readonly coming: string | null;
  readonly offline: boolean;
  readonly onClose: () => void;
};

/** After a press on Help: who knows of it by now, and that this is not an emergency call. */
export function Help({ words, state, coming, offline, onClose }: Props) {
  const { t } = words;
  return (
    <Card
      picture={
        <span class="card__picture card__picture--help">
          <Icon svg={handHeartIcon} />
        </span>
      }
      title={title(words, { state, coming, offline })}
      lines={[
        state === 'told' ? t('help.what') : null,
        state === 'lost' ? t('ended.failed') : t('help.not_emergency'),
      ]}
    >
      <BigButton icon={checkCircleIcon} label={t('common.ok')} onPress={onClose} />
    </Card>
  );
}

type Told = Pick<Props, 'state' | 'coming' | 'offline'>;

function title({ t }: ResidentTranslator, { state, coming, offline }: Told): string {
  switch (state) {
    case 'coming':
      return coming ? t('help.coming_named', { name: coming }) : t('help.coming');
    case 'told':
      return t('help.sent');
    case 'unsent':
      return offline ? t('help.offline') : t('help.waiting');
    case 'none':
      return t('help.been');
    case 'lost':
      return t('help.call_out');
  }
}
