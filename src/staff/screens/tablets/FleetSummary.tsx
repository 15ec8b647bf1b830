import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import warningCircleIcon from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  /** How many need a hand, of how many. */
  readonly need: number;
  readonly total: number;
  /** This page is without network: what it shows is what was known. */
  readonly offline: boolean;
};

/** The one line to read when there is time for one line. */
export function FleetSummary({ need, total, offline }: Props) {
  const { t } = useWords();
  if (total === 0) return null;
  return (
    <div class={`fleet-summary fleet-summary--${need > 0 ? 'need' : 'well'}`}>
      <p class="fleet-summary__line" role="status">
        <Icon svg={need > 0 ? warningCircleIcon : checkCircleIcon} />
        <span>{need > 0 ? t('fleet.need', { count: need }) : t('fleet.all-well')}</span>
      </p>
      {offline && <p class="soft">{t('fleet.offline')}</p>}
    </div>
  );
}
