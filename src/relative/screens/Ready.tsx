import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import warningCircleIcon from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { MediaReadiness } from '../app/readiness.ts';
import type { Words } from './Page.tsx';
import './Ready.css';

export type Props = {
  t: Words;
  media: MediaReadiness;
  soundLocked: boolean;
  /** The test ring sounds now. */
  trying: boolean;
  onAllowMedia: () => void;
  onTrySound: () => void;
};

/** Would this phone really ring, and could one answer at once? What is missing has a button beside it. */
export function Ready({ t, media, soundLocked, trying, onAllowMedia, onTrySound }: Props) {
  return (
    <section class="page__card ready">
      <h2 class="ready__title">{t('ready.title')}</h2>
      <ul class="ready__list">
        <Line
          done={media === 'allowed'}
          words={t('ready.media')}
          state={t(media === 'allowed' ? 'ready.yes' : 'ready.no')}
        >
          {media !== 'allowed' && (
            <Button variant="quiet" onPress={onAllowMedia}>
              {t('ready.mediaAllow')}
            </Button>
          )}
        </Line>
        <Line done={!soundLocked} words={t('ready.sound')} state={t(soundLocked ? 'ready.no' : 'ready.yes')}>
          <Button variant="quiet" onPress={onTrySound}>
            {t(trying ? 'ready.soundStop' : 'ready.soundTry')}
          </Button>
        </Line>
      </ul>
      {media === 'denied' && <p class="ready__note">{t('welcome.denied')}</p>}
      {media === 'missing' && <p class="ready__note">{t('welcome.missing')}</p>}
      <p class="ready__note">{t('ready.open')}</p>
    </section>
  );
}

type LineProps = { done: boolean; words: string; state: string; children: ComponentChildren };

function Line({ done, words, state, children }: LineProps) {
  return (
    <li class={done ? 'ready__line ready__line--done' : 'ready__line'}>
      <Icon svg={done ? checkCircleIcon : warningCircleIcon} />
      <span class="ready__words">
        {words}
        <span class="visually-hidden">{state}</span>
      </span>
      {children}
    </li>
  );
}
