import * as v from 'valibot';
import { EpochMs, Id, words } from './primitives.ts';

/*
 * What staff pin for the whole house: a page to look at or a stream to watch, which every tablet opens in a frame.
 */

/** More than four large tiles are no longer four large tiles. */
export const MAX_CHANNELS = 4;

/** What stands on the tile beside the word. */
const ChannelIcon = v.picklist(['television', 'radio', 'newspaper', 'church', 'music', 'weather', 'globe']);
export type ChannelIcon = v.InferOutput<typeof ChannelIcon>;

/**
 * What the server found when it went there.
 * - `page`: can be shown in a frame · `film`, `sound`: a file or an endless stream · `hls`: a playlist (RFC 8216) that some browsers play
 * - `refuses`: does not let itself be shown inside another page (`X-Frame-Options`, CSP `frame-ancestors`)
 * - `unreachable`: nothing answers there, or with an error · `insecure`: not https all the way · `private`: leads into a
 *   network that is not public · `unplayable`: neither a page nor anything to play
 */
const Found = v.object({
  at: EpochMs,
  what: v.picklist([
    'page',
    'film',
    'sound',
    'hls',
    'refuses',
    'unreachable',
    'insecure',
    'private',
    'unplayable',
  ]),
  /** Where it ended after every redirect: this is what opens. */
  opens: words(2000),
});
export type Found = v.InferOutput<typeof Found>;

const channelFields = {
  /** On the tile. */
  name: words(24),
  icon: ChannelIcon,
  /** https; of a server on this very machine, for trying things out, also its own. */
  link: words(500),
  /** Place among the tiles, ascending. A real number: moving one changes only its own record. */
  position: v.pipe(v.number(), v.finite()),
};

/** `found` is the server's alone; null: it has not looked yet. */
export const Channel = v.object({ ...channelFields, found: v.nullable(Found) });
export type Channel = v.InferOutput<typeof Channel>;

/** The mutations of channels; a part of `MUTATIONS`. A fifth is refused (`no-room`). */
export const CHANNEL_MUTATIONS = {
  'channel.create': v.strictObject({ id: Id, ...channelFields }),
  'channel.update': v.strictObject({ id: Id, set: v.partial(v.strictObject(channelFields)) }),
  'channel.remove': v.strictObject({ id: Id }),
} as const;

const SHOWN: readonly Found['what'][] = ['page', 'film', 'sound', 'hls'];

/** May tablets show it? What has not been looked at is not promised to anybody. */
export const isShowable = ({ found }: Pick<Channel, 'found'>): boolean =>
  found !== null && SHOWN.includes(found.what);

/** Where the server has the page around a channel, which frames that one and nothing else. */
export const channelPath = (facilityId: Id, id: Id): string => `/channel/${facilityId}/${id}`;
