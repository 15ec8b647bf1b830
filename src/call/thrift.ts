/**
 * What our descriptions ask of the other side's browser, beyond what browsers ask by themselves (RFC 8866, RFC 7587):
 *
 * - the voice in packets of 60 ms: headers cost more than the voice itself (20 ms: 63 kbit/s on the wire; 60 ms: 28), at
 *   20 kbit/s, mono, next to nothing in pauses (DTX); in-band FEC is asked for by browsers already;
 * - no codec but those that we use: the whole list of a browser is two thirds of a description, which waits in line before
 *   every face. Left out, too, is red/ulpfec for the picture: under loss they double its bytes (826 against 425 kbit/s at
 *   10 %), and what is lost is sent again anyway;
 * - never more than 500 kbit/s, padding and probes included: a browser left alone tries 2 Mbit/s in a call's first second,
 *   in the middle of nine others on the same box.
 *
 * @param sdp of an offer or an answer of ours; what is not found in it is left as it is
 */
export function askThrift(sdp: string): string {
  return withoutUnused(sdp)
    .replace('useinbandfec=1', 'useinbandfec=1;usedtx=1;maxaveragebitrate=20000\r\na=ptime:60')
    .replaceAll('stereo=1', 'stereo=0')
    .replace(/m=video[\s\S]*?c=IN.*\r\n/, '$&b=AS:500\r\n');
}

const USED = { audio: /^(opus|red)\//i, video: /^(VP8|H264)\//i };
/** H.264 as `governor/codec` asks for it: baseline, in whole packets. */
const H264_USED = /(?=.*packetization-mode=1)(?=.*profile-level-id=42)/i;

function withoutUnused(sdp: string): string {
  return sdp
    .split(/^(?=m=)/m)
    .map(thinned)
    .join('');
}

function thinned(section: string): string {
  const kind = /^m=(audio|video)/.exec(section)?.[1] as keyof typeof USED | undefined;
  const types = kind ? usedTypes(section, USED[kind]) : new Set<string>();
  if (types.size === 0) return section;
  const isUsed = (line: string) => {
    const type = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+)/.exec(line)?.[1];
    return type === undefined || types.has(type);
  };
  return section
    .split('\r\n')
    .filter(isUsed)
    .join('\r\n')
    .replace(/^(m=\S+ \d+ \S+)(.*)/, (_, head: string, all: string) =>
      [
        head,
        ...all
          .trim()
          .split(' ')
          .filter((type) => types.has(type)),
      ].join(' '),
    );
}

/** Payload types of codecs that we use, and of what repeats their packets (RFC 4588). */
function usedTypes(section: string, used: RegExp): Set<string> {
  const formats = new Map(
    [...section.matchAll(/^a=fmtp:(\d+) (.*)/gm)].map(([, type = '', format = '']) => [type, format]),
  );
  const types = new Set<string>();
  for (const [, type = '', codec = ''] of section.matchAll(/^a=rtpmap:(\d+) (\S+)/gm)) {
    const fits = !/^H264/i.test(codec) || H264_USED.test(formats.get(type) ?? '');
    if (used.test(codec) && fits) types.add(type);
  }
  for (const [type, format] of formats) if (types.has(/^apt=(\d+)/.exec(format)?.[1] ?? '')) types.add(type);
  return types;
}
