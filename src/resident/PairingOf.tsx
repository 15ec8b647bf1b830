import type { ReadonlySignal } from '@preact/signals';
import type { ResidentTranslator } from '../i18n/resident.ts';
import type { PairingView } from './app/pairing.ts';
import { Pairing } from './screens/Pairing.tsx';

export type Props = {
  readonly tongues: readonly ResidentTranslator[];
  readonly view: ReadonlySignal<PairingView>;
  /** It was opened with a link that is no good any more. */
  readonly isLinkUsed: boolean;
};

/** The pairing screen, following the code. */
export function PairingOf({ tongues, view, isLinkUsed }: Props) {
  const { code, offline } = view.value;
  return (
    <Pairing tongues={tongues} code={code} note={offline ? 'offline' : isLinkUsed ? 'link-used' : null} />
  );
}
