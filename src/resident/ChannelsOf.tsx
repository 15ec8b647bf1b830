import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { PressShield } from '../ui/PressShield.tsx';
import { plays, tilesOf } from './app/channels/channels.ts';
import { startWayBack, type WayBackWindow } from './app/channels/way-back.ts';
import { helpOf, type View } from './app/view.ts';
import { ChannelAway } from './screens/channels/ChannelAway.tsx';
import { ChannelFrame } from './screens/channels/ChannelFrame.tsx';
import { ChannelTiles } from './screens/channels/ChannelTiles.tsx';

export type Props = Pick<View, 'words' | 'replica' | 'settings' | 'deeds' | 'offline' | 'place'> & {
  window: Window & typeof globalThis;
  /** 0 … 1 */
  loudness: ReadonlySignal<number>;
};

/** What lies behind the door *Watch*. It is gone, and silent, as soon as anything else has the screen. */
export function ChannelsOf(props: Props) {
  const { words, window, replica, deeds, offline, place, loudness } = props;
  const [openId, setOpenId] = useState<string | null>(null);
  const [brokenId, setBrokenId] = useState<string | null>(null);
  const tiles = tilesOf(replica.records.value);
  // A choice of one is none.
  const [only] = tiles.length === 1 ? tiles : [];
  const open = only ?? tiles.find(({ id }) => id === openId);
  const back = () => {
    setBrokenId(null);
    if (only || openId === null) deeds.goHome();
    else setOpenId(null);
  };
  useWayBack(window, `${openId}`, back);
  const isComing = helpOf(props) === 'coming';
  const [wasComing] = useState(isComing);
  useEffect(() => {
    // A carer has answered: that is worth more than what is on. Whoever knew it before they came here is left alone.
    if (isComing && !wasComing) void deeds.askForHelp();
  }, [isComing, wasComing, deeds]);
  useEffect(() => {
    if (tiles.length === 0) deeds.goHome();
  }, [tiles.length, deeds]);
  useEffect(
    () => () => {
      // A ring or the night took the screen: nothing begins to speak by itself after it.
      if (place.peek().at === 'channels') deeds.goHome();
    },
    [place, deeds],
  );

  if (offline.value) return <ChannelAway words={words} label={null} onClose={deeds.goHome} />;
  const isBroken = open && (brokenId === open.id || !plays(open, window.document.createElement('video')));
  return (
    <>
      {!open && <ChannelTiles words={words} tiles={tiles} onOpen={setOpenId} onClose={deeds.goHome} />}
      {open && isBroken && <ChannelAway words={words} label={open.label} onClose={back} />}
      {open && !isBroken && (
        <ChannelFrame
          key={open.id}
          {...{ words, tile: open, volume: loudness.peek(), onClose: back }}
          onBroken={() => setBrokenId(open.id)}
        />
      )}
      <PressShield screen={isBroken ? 'away' : (open?.id ?? 'tiles')} />
    </>
  );
}

/** @param step where one is: each begins to listen anew, so that one gesture is one step */
function useWayBack(window: WayBackWindow, step: string, back: () => void): void {
  useEffect(() => {
    const stop = new AbortController();
    startWayBack(window, back, stop.signal);
    return () => stop.abort();
  }, [window, step]);
}
