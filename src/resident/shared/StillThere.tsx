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
          <Icon name="clock" />
        </span>
      }
      title={t('shared.still_there')}
      lines={[t('shared.ends_soon')]}
    >
      <BigButton icon="check-circle" kind="go" label={t('shared.stay')} onPress={onStay} />
    </Card>
  );
}
