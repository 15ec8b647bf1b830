/** The headers of an answer that decide; each as often as it came. */
export type FramingHeaders = { policies: readonly string[]; frameOptions: readonly string[] };

/**
 * Does a site let itself be shown inside a page of `origin`? As browsers decide it: where a policy names `frame-ancestors`,
 * every such policy must allow it and `X-Frame-Options` counts for nothing (CSP 3 §6.4.2.2); otherwise that header counts,
 * and what it does not understand is as if it were not there (HTML, *the X-Frame-Options header*).
 */
export function letsItselfBeFramed({ policies, frameOptions }: FramingHeaders, origin: string): boolean {
  const ancestors = policies.flatMap((header) => header.split(',')).flatMap(ancestorsOf);
  if (ancestors.length > 0) return ancestors.every((sources) => allows(sources, origin));
  const options = new Set(
    frameOptions.flatMap((header) => header.split(',')).map((one) => one.trim().toLowerCase()),
  );
  // We are never the site itself; and a header that says two things is taken for a no.
  if (options.has('deny') || options.has('sameorigin')) return false;
  return !(options.size > 1 && options.has('allowall'));
}

/** The sources of a policy's first `frame-ancestors`; of a policy without one nothing. */
function ancestorsOf(policy: string): string[][] {
  const directives = policy.split(';').map((one) => one.trim().split(/\s+/));
  const found = directives.find(([name]) => name?.toLowerCase() === 'frame-ancestors');
  return found ? [found.slice(1).map((source) => source.toLowerCase())] : [];
}

function allows(sources: readonly string[], origin: string): boolean {
  return sources.some((source) => matches(source, new URL(origin)));
}

/** One source expression of a policy against an origin (CSP 3 §6.7.2.8); paths count for nothing here. */
function matches(source: string, { protocol, hostname, port }: URL): boolean {
  if (source === '*') return true;
  if (/^https?:$/.test(source)) return source === protocol || source === 'http:';
  const [, scheme, host, wanted] = /^(?:(https?):\/\/)?([^:/']+)(?::(\d+|\*))?(?:\/.*)?$/.exec(source) ?? [];
  if (host === undefined) return false;
  if (scheme === 'https' && protocol !== 'https:') return false;
  const isHost = host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : host === '*' || host === hostname;
  return isHost && (wanted === '*' || (wanted ?? '') === port || wanted === defaultPort(protocol, port));
}

const defaultPort = (protocol: string, port: string) =>
  port === '' ? (protocol === 'https:' ? '443' : '80') : port;
