import { useEffect, useState } from 'preact/hooks';
import type { Greeting } from '../../protocol/greetings.ts';
import { Player } from '../../ui/Player.tsx';
import type { Desk } from './desk.ts';
import type { HouseMail } from './house-mail.ts';

type Props = { readonly desk: Desk; readonly mail: HouseMail; readonly greeting: Greeting };

/** What the tablets show of a greeting: fetched when it is opened, and not kept in this browser. */
export function GreetingLook({ desk, mail, greeting: { kind, media, text } }: Props) {
  const { t } = desk.words;
  const [urls, setUrls] = useState<readonly string[] | 'failed' | null>(null);
  useEffect(() => {
    let made: string[] = [];
    let isGone = false;
    Promise.all(media.map(mail.fetch)).then(
      (blobs) => {
        if (isGone) return;
        made = blobs.map((blob) => URL.createObjectURL(blob));
        setUrls(made);
      },
      () => setUrls('failed'),
    );
    return () => {
      isGone = true;
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [mail, media]);
  if (urls === null) return <p role="status">{t('common.loading')}</p>;
  if (urls === 'failed') return <p role="alert">{t('greetings.look-failed')}</p>;
  return (
    <div class="greeting-look">
      {(kind === 'video' || kind === 'voice') && urls[0] && (
        <Player
          {...{ kind, url: urls[0], label: t(`greetings.kind.${kind}`), class: 'greeting-look__player' }}
          controls
          onBroken={() => setUrls('failed')}
        />
      )}
      {kind === 'photos' &&
        urls.map((url, index) => (
          <img key={url} src={url} alt={t('greetings.photo', { number: index + 1 })} />
        ))}
      {text && <p class="greeting-look__text">{text}</p>}
    </div>
  );
}
