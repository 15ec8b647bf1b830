import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import handHeartIcon from '@phosphor-icons/core/fill/hand-heart-fill.svg?raw';
import moonStarsIcon from '@phosphor-icons/core/fill/moon-stars-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { MediaReadiness } from '../app/readiness.ts';
import './Home.css';
import type { Words } from './Page.tsx';
import { Ready } from './Ready.tsx';
import { type RecentLine, RecentList } from './RecentList.tsx';
import { Whom } from './Whom.tsx';

export type Props = {
  t: Words;
  /** What this relative calls the resident: *Maman*. */
  name: string;
  fullName: string;
  photo: string | null;
  /** *Tablette en ligne · Les Tilleuls* */
  reachability: { online: boolean; words: string };
  /** What is to be known before calling; not `open`: a ring would be in vain now, and these lines say why. */
  calling: { open: boolean; lines: readonly string[] };
  /** Instead of the button: that no call is possible, kindly. */
  noCalls: string | null;
  wishes: readonly { id: string; asked: string }[];
  ready: { media: MediaReadiness; soundLocked: boolean; trying: boolean };
  recent: readonly RecentLine[];
  /** It is time for a visit. */
  now: ComponentChildren;
  /** Calls agreed for a time; they come a moment later, as one's own voice on the tablet does. */
  visits: ComponentChildren;
  /** Somebody waits for an answer about one of them: then they come first. */
  isAsked: boolean;
  /** The resident tried in vain; how one is rung while this page is closed. */
  missed: ComponentChildren;
  reach: ComponentChildren;
  voice: ComponentChildren;
  /** What one can leave for the resident; it comes a moment later, too. */
  messages: ComponentChildren;
  onCall: () => void;
  onWishDone: (id: string) => void;
  onAllowMedia: () => void;
  onTrySound: () => void;
};

/** What a relative sees while nothing rings: call, who wished for a call, whether this phone will ring, what was. */
export function Home(props: Props) {
  const { t, name, fullName, photo, reachability, calling, noCalls, wishes, ready, recent } = props;
  return (
    <>
      <Whom name={fullName} photo={photo} online={reachability.online} words={reachability.words} />
      {props.missed}
      {wishes.map((wish) => (
        <Notice key={wish.id} icon={handHeartIcon} title={t('wish.title', { name })}>
          <p class="home__asked">{wish.asked}</p>
          <Button variant="plain" icon={checkCircleIcon} onPress={() => props.onWishDone(wish.id)}>
            {t('wish.done')}
          </Button>
        </Notice>
      ))}
      {props.now}
      {props.isAsked && props.visits}
      {noCalls === null ? (
        <button type="button" class="home__call" disabled={!calling.open} onClick={props.onCall}>
          <Icon svg={videoCameraIcon} />
          <span class="home__call-words">
            <span class="home__call-title">{t('home.call', { name })}</span>
            {calling.lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
        </button>
      ) : (
        <Notice icon={moonStarsIcon} title={noCalls} />
      )}
      {props.messages}
      {!props.isAsked && props.visits}
      <Ready t={t} {...ready} onAllowMedia={props.onAllowMedia} onTrySound={props.onTrySound} />
      {props.reach}
      {props.voice}
      <RecentList title={t('recent.title')} empty={t('recent.empty')} lines={recent} />
    </>
  );
}
