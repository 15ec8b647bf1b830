import bellRingingIcon from '@phosphor-icons/core/fill/bell-ringing-fill.svg?raw';
import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import warningCircleIcon from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import type { WillRing } from '../../../protocol/rings.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { Trial } from '../ring-desk.ts';
import type { RingWords } from './words.ts';

export type Props = {
  t: RingWords;
  name: string;
  will: WillRing;
  /** This browser could, if it is asked. */
  canPush: boolean;
  busy: boolean;
  trial: Trial;
  onSwitchOn: () => void;
  onTry: () => void;
  onConfirm: (heard: boolean) => void;
};

/** Will this device ring while the page is closed? What is missing has a button. */
export function RingCard(props: Props) {
  const { t, name, will, canPush, busy, trial } = props;
  const isSure = will.at === 'rings';
  return (
    <section class="page__card ready" aria-label={t('ring.title')}>
      <h2 class="ready__title">{t('ring.title')}</h2>
      <p class={isSure ? 'ready__line ready__line--done' : 'ready__line'} role="status">
        <Icon svg={isSure ? checkCircleIcon : warningCircleIcon} />
        <span class="ready__words">{t(sentenceOf(will), { name })}</span>
      </p>
      {will.at === 'will-not-ring' && canPush && will.why !== 'denied' && (
        <Button variant="primary" icon={bellRingingIcon} disabled={busy} onPress={props.onSwitchOn}>
          {t(busy ? 'ring.working' : 'ring.switch-on')}
        </Button>
      )}
      {will.at !== 'will-not-ring' && <TrialPart {...props} />}
      {trial === 'silent' && <p class="ready__note">{t('ring.silent-tips')}</p>}
      {trial === 'failed' && <p class="ready__note">{t('ring.no-trial')}</p>}
    </section>
  );
}

function TrialPart({ t, trial, onTry, onConfirm }: Props) {
  if (trial !== 'coming')
    return (
      <Button variant="plain" icon={bellRingingIcon} onPress={onTry}>
        {t('ring.try')}
      </Button>
    );
  return (
    <>
      <p class="ready__note" role="status">
        {t('ring.coming')}
      </p>
      <div class="ring-trial">
        <Button variant="primary" icon={checkCircleIcon} onPress={() => onConfirm(true)}>
          {t('ring.heard')}
        </Button>
        <Button variant="quiet" onPress={() => onConfirm(false)}>
          {t('ring.nothing')}
        </Button>
      </div>
    </>
  );
}

function sentenceOf(will: WillRing) {
  switch (will.at) {
    case 'rings':
      return 'ring.rings';
    case 'unsure':
      return `ring.unsure.${will.why}` as const;
    case 'will-not-ring':
      return `ring.not.${will.why}` as const;
  }
}
