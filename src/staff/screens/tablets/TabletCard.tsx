import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import warningCircleIcon from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import { useId, useState } from 'preact/hooks';
import type { Light } from '../../../protocol/health.ts';
import type { Reason } from '../../../protocol/needs-a-hand.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon, type IconSvg } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';
import { type Props as DetailProps, TabletDetails } from './TabletDetails.tsx';

export type Props = DetailProps;

const LIGHTS: Record<Light, IconSvg> = {
  red: warningCircleIcon,
  amber: warningCircleIcon,
  green: checkCircleIcon,
  unknown: clockIcon,
};

/** One tablet: whether it needs a hand and why, in a glance; everything else behind *details*. */
export function TabletCard(props: Props) {
  const { t } = useWords();
  const { tablet } = props;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <div class="rows__row">
        <span class={`light light--${tablet.light}`}>
          <Icon svg={LIGHTS[tablet.light]} />
          <span class="visually-hidden">{t(`fleet.light-${tablet.light}`)}</span>
        </span>
        <span class="rows__text">
          <strong>{tablet.name}</strong>
          <span class="soft">{tablet.residentName}</span>
        </span>
        <Standing {...props} />
        <Button
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={t('fleet.details-which', { name: tablet.name })}
          onPress={() => setOpen(!isOpen)}
        >
          {t('fleet.details')}
        </Button>
      </div>
      <Reasons reasons={tablet.reasons} />
      <div id={id} hidden={!isOpen}>
        {isOpen && <TabletDetails {...props} />}
      </div>
    </>
  );
}

function Standing({ tablet: { online, since, battery, held } }: Props) {
  const { t } = useWords();
  if (held)
    return (
      <span class="rows__state">
        <span class="standing standing--offline">{t(`tablets.${held}`)}</span>
      </span>
    );
  return (
    <span class="rows__state">
      {online !== null && (
        <span class={`standing standing--${online ? 'online' : 'offline'}`}>
          {t(online ? 'tablets.online' : 'tablets.offline')}
        </span>
      )}
      <span class="soft">
        {[battery, online === false && since && t('tablets.since', { when: since })]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

/** Why, and what to do: a sentence for each. */
function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useWords();
  if (reasons.length === 0) return null;
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li key={reason} class="reasons__one">
          {t(`fleet.reason-${reason}`)}
        </li>
      ))}
    </ul>
  );
}
