import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Card } from '../screens/Card.tsx';

export type Props = { readonly words: ResidentTranslator; readonly onStay: () => void };

/** The last minute before a session ends by itself: one question, one answer. */
export function StillThere({ words: { t }, onStay }: Props) {
  return (
    <Card
      picture={
        <span class="card__picture">
          <Icon svg={clockIcon} />
        </span>
      }
      title={t('shared.still_there')}
      lines={[t('shared.ends_soon')]}
    >
      <BigButton icon={checkCircleIcon} kind="go" label={t('shared.stay')} onPress={onStay} />
    </Card>
  );
}
