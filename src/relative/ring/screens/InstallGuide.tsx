import type { ComponentChild } from 'preact';
import { Button } from '../../../ui/Button.tsx';
import type { Platform } from '../platform.ts';
import { AddPicture, DotsPicture, OpenPicture, SharePicture } from './pictures.tsx';
import type { RingWords } from './words.ts';

export type Props = { t: RingWords; platform: Platform; onInstall: () => void };

/** How the page comes to the home screen of this very device, with a picture for each step. */
export function InstallGuide({ t, platform, onInstall }: Props) {
  if (platform.can === 'after-install')
    return (
      <Guide
        title={t('install.iphone')}
        steps={[
          { picture: <SharePicture isTop={platform.on === 'ipad'} />, words: t('install.share') },
          { picture: <AddPicture />, words: t('install.add') },
          { picture: <OpenPicture />, words: t('install.open') },
        ]}
      />
    );
  if (platform.can === 'elsewhere')
    return <Note title={t('install.elsewhere')} text={t('install.elsewhere-how')} />;
  if (platform.can === 'nothing')
    return <Note title={t('install.nothing')} text={t('install.nothing-how')} />;
  if (platform.install === 'none') return null;
  return (
    <details class="page__card ring-guide">
      <summary class="ring-guide__title">{t('install.optional')}</summary>
      {platform.install === 'prompt' ? (
        <Button onPress={onInstall}>{t('install.go')}</Button>
      ) : (
        <Steps
          steps={[
            { picture: <DotsPicture />, words: t('install.menu') },
            { picture: <OpenPicture />, words: t('install.menu-open') },
          ]}
        />
      )}
    </details>
  );
}

type Step = { picture: ComponentChild; words: string };

function Guide({ title, steps }: { title: string; steps: readonly Step[] }) {
  return (
    <section class="page__card ring-guide">
      <h2 class="ring-guide__title">{title}</h2>
      <Steps steps={steps} />
    </section>
  );
}

function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="ring-guide__steps">
      {steps.map(({ picture, words }) => (
        <li key={words} class="ring-guide__step">
          {picture}
          <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}

function Note({ title, text }: { title: string; text: string }) {
  return (
    <section class="page__card ring-guide">
      <h2 class="ring-guide__title">{title}</h2>
      <p class="page__text">{text}</p>
    </section>
  );
}
