import cameraIcon from '@phosphor-icons/core/fill/camera-fill.svg?raw';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import type { MediaReadiness } from '../app/readiness.ts';
import type { Words } from './Page.tsx';
import './Welcome.css';

export type Props = {
  t: Words;
  name: string;
  facility: string;
  photo: string | null;
  media: MediaReadiness;
  onAllow: () => void;
  onLater: () => void;
};

/** Right after an invitation was accepted: whom this page belongs to, and why it asks for the camera. */
export function Welcome({ t, name, facility, photo, media, onAllow, onLater }: Props) {
  return (
    <section class="page__card welcome">
      <Avatar name={name} photo={photo} />
      <h1 class="page__title">{t('welcome.title', { name })}</h1>
      <p class="page__text">{facility}</p>
      <p class="welcome__why" role="status">
        {media === 'denied' && t('welcome.denied')}
        {media === 'missing' && t('welcome.missing')}
        {(media === 'ask' || media === 'allowed') && t('welcome.why', { name })}
      </p>
      <Button variant="primary" icon={cameraIcon} onPress={onAllow}>
        {t('welcome.allow')}
      </Button>
      <Button variant="quiet" onPress={onLater}>
        {t('welcome.later')}
      </Button>
    </section>
  );
}
