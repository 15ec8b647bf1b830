import bellRingingIcon from '@phosphor-icons/core/fill/bell-ringing-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { RingWords } from './words.ts';

export type Props = {
  t: RingWords;
  name: string;
  canPush: boolean;
  busy: boolean;
  /** How the page comes to the home screen here. */
  guide: ComponentChildren;
  onSwitchOn: () => void;
  onLater: () => void;
};

/** After the camera: may this device ring when the page is closed? */
export function AskCard({ t, name, canPush, busy, guide, onSwitchOn, onLater }: Props) {
  return (
    <>
      <section class="page__card welcome">
        <span class="ring-ask__bell">
          <Icon svg={bellRingingIcon} />
        </span>
        <h1 class="page__title">{t('ask.title', { name })}</h1>
        <p class="welcome__why">{t(canPush ? 'ask.text' : 'ask.not-yet')}</p>
        {canPush && (
          <Button variant="primary" icon={bellRingingIcon} disabled={busy} onPress={onSwitchOn}>
            {t(busy ? 'ring.working' : 'ring.switch-on')}
          </Button>
        )}
        <Button variant="quiet" onPress={onLater}>
          {t(canPush ? 'ask.later' : 'ask.go-on')}
        </Button>
      </section>
      {!canPush && guide}
    </>
  );
}
