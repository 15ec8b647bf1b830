import { type ChannelIcon, channelPath, type Found, isShowable } from '../../../protocol/channels.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Records } from '../../../sync/records.ts';

/** One large tile, and what opens behind it. */
export type Tile = {
  readonly id: Id;
  readonly label: string;
  readonly icon: ChannelIcon;
  readonly what: Found['what'];
  /** Where our server has the page around it. */
  readonly path: string;
};

/** What staff pinned and the server found to be showable, in their order. */
export function tilesOf({ channel, facility }: Pick<Records, 'channel' | 'facility'>): Tile[] {
  const [facilityId = ''] = facility.keys();
  return [...channel]
    .filter(([, body]) => isShowable(body))
    .sort(([one, a], [other, b]) => a.position - b.position || (one < other ? -1 : 1))
    .map(([id, { name, icon, found }]) => ({
      ...{ id, label: name, icon, what: found?.what ?? 'unreachable' },
      path: channelPath(facilityId, id),
    }));
}

/** An Apple playlist is played by some browsers only. */
export const plays = ({ what }: Pick<Tile, 'what'>, video: Pick<HTMLVideoElement, 'canPlayType'>): boolean =>
  what !== 'hls' || video.canPlayType('application/vnd.apple.mpegurl') !== '';
