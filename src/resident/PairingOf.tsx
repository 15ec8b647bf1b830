import type { ReadonlySignal } from '@preact/signals';
import type { ResidentTranslator } from '../i18n/resident.ts';
import type { PairingView } from './app/start/pairing.ts';
import { Pairing } from './screens/Pairing.tsx';

export type Props = {
  readonly tongues: readonly ResidentTranslator[];
  readonly view: ReadonlySignal<PairingView>;
  /** It was opened with a link that is no good any more. */
  readonly isLinkUsed: boolean;
  /** Where the console is: `https://moien.example`. */
  readonly origin: string;
};

/** The pairing screen, following the code. */
export function PairingOf({ tongues, view, isLinkUsed, origin }: Props) {
  const { code, offline } = view.value;
  return (
    <Pairing
      tongues={tongues}
      code={code}
      link={code && `${origin}/staff/tablets#tablet=${code}`}
      note={offline ? 'offline' : isLinkUsed ? 'link-used' : null}
    />
  );
}
