import { type ReadonlySignal, signal } from '@preact/signals';
import type { Health } from '../../protocol/health.ts';

type Kind = Health['network']['kind'];

/** `navigator.connection` (Network Information API); `type` is told on Android and ChromeOS only. */
export type ConnectionSource = Pick<EventTarget, 'addEventListener'> & { readonly type?: string };

/** By which kind of network this tablet is connected, as far as the browser says. */
export function watchNetworkKind(
  connection: ConnectionSource | undefined,
  stop: AbortSignal,
): ReadonlySignal<Kind> {
  const kind = signal(kindOf(connection?.type));
  const read = () => {
    kind.value = kindOf(connection?.type);
  };
  connection?.addEventListener('change', read, { signal: stop });
  return kind;
}

function kindOf(type: string | undefined): Kind {
  switch (type) {
    case 'wifi':
    case 'cellular':
    case 'ethernet':
      return type;
    case undefined:
    case 'none':
    case 'unknown':
      return 'unknown';
    default:
      return 'other';
  }
}
