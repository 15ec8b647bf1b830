import { createHash } from 'node:crypto';
import type { Channel } from '../../protocol/channels.ts';

/**
 * The page around a channel: nothing but that channel. It stands between the launcher, which frames only pages of its own
 * origin, and a stranger's: its policy lets in this one source, so no page of ours ever allows *some* site.
 */
export type ChannelPage = { html: string; policy: string };

const STYLE =
  'html,body{height:100%;margin:0;background:#0e1f29}iframe,video,audio{display:block;width:100%;height:100%;border:0}' +
  'audio{position:absolute;inset:auto 5% 40%;width:90%;height:96px}';

/** Sound may begin by itself: somebody has just pressed the tile. Never the whole screen: it would lie over the way back. */
const ALLOW = 'autoplay; encrypted-media';
/** Scripts and its own storage; no window of its own, no leading the tablet elsewhere, no dialogs, no downloads. */
const SANDBOX = 'allow-scripts allow-same-origin allow-forms';

/** @returns null: it may not be shown */
export function channelPage({ name, found }: Pick<Channel, 'name' | 'found'>): ChannelPage | null {
  const inner = found && innerOf(found.what, found.opens);
  if (!inner) return null;
  const digest = createHash('sha256').update(STYLE).digest('base64');
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(name)}</title><style>${STYLE}</style></head><body>${inner.html}</body></html>`;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${digest}'`,
    inner.source,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
  return { html, policy };
}

type Inner = { html: string; source: string };

function innerOf(what: NonNullable<Channel['found']>['what'], opens: string): Inner | null {
  const src = escaped(opens);
  const { origin } = new URL(opens);
  const controls = 'controls autoplay playsinline controlslist="nofullscreen nodownload noremoteplayback"';
  switch (what) {
    case 'page':
      // Players ask who embeds them, and are told our origin; of the page around them no more than that.
      return {
        html: `<iframe src="${src}" title="" sandbox="${SANDBOX}" allow="${ALLOW}" referrerpolicy="strict-origin"></iframe>`,
        source: `frame-src ${origin}`,
      };
    case 'film':
      return { html: `<video src="${src}" ${controls}></video>`, source: `media-src ${origin}` };
    case 'sound':
      return { html: `<audio src="${src}" ${controls}></audio>`, source: `media-src ${origin}` };
    case 'hls':
      // Its pieces come from whatever hosts the playlist names.
      return { html: `<video src="${src}" ${controls}></video>`, source: `media-src ${origin} https:` };
    default:
      return null;
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? '');
