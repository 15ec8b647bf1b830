import type { Language } from '../../i18n/languages.ts';
import { browserLabel } from '../../protocol/browser-label.ts';
import type { LinkSecret } from '../../sync/link-secret.ts';
import type { Ahead } from './ahead.ts';

export type Knocking = {
  link: LinkSecret;
  language: Language;
  ahead: Pick<Ahead, 'ask' | 'dial'>;
  window: { location: Pick<Location, 'origin'>; navigator: Pick<Navigator, 'userAgent'> };
  /** Undefined in browsers that cannot list their databases: then the page asks by itself. */
  databases: (() => Promise<readonly { name?: string }[]>) | undefined;
};

/**
 * Exchanges the secret of a link, opens the socket and asks for the first records, in a browser that knows nobody yet: by the
 * time the page stands it is somebody's device, and rings. A browser that knows somebody asks with care, and from the page.
 */
export async function knock({ link, language, ahead, window, databases }: Knocking): Promise<void> {
  const question = questionOf(link, { label: browserLabel(window.navigator.userAgent), language });
  if (question === null) return;
  // Whoever this browser turns out to be needs a socket first of all.
  ahead.dial(`${window.location.origin.replace(/^http/, 'ws')}/live`);
  const known = await databases?.().catch(() => null);
  if (!known || known.length > 0) return;
  const credential = credentialIn(await ahead.ask(question));
  if (credential === null) return;
  await ahead.ask({ path: '/api/pull', body: JSON.stringify({ since: 0, scope: null }), credential });
}

type Device = { label: string; language: Language };

/** Letter for letter what the page would send: that is how it finds the answer. */
function questionOf({ name, secret }: LinkSecret, device: Device) {
  if (name === 'invitation')
    return { path: '/api/invitations/accept', body: JSON.stringify({ secret, ...device }) };
  if (name === 'ring') return { path: '/api/ring/link', body: JSON.stringify({ secret, enrol: device }) };
  return null;
}

function credentialIn(answer: unknown): string | null {
  const { credential, enrolled } = (answer ?? {}) as {
    credential?: unknown;
    enrolled?: { credential?: unknown } | null;
  };
  const found = credential ?? enrolled?.credential;
  return typeof found === 'string' ? found : null;
}
