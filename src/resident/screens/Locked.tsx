import lockIcon from '@phosphor-icons/core/fill/lock-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Icon } from '../../ui/Icon.tsx';
import './Locked.css';

export type Props = {
  readonly words: ResidentTranslator;
  /** Whose tablet this is. */
  readonly facility: string;
  /** Address and telephone of the house; may be empty. */
  readonly returnTo: string;
  /** Somebody was in a call when the lock came. */
  readonly wasInCall: boolean;
};

/** Staff locked this tablet from afar: for whoever finds it. There is nothing on it to read, and nothing to press. */
export function Locked({ words, facility, returnTo, wasInCall }: Props) {
  return (
    <main class="locked" aria-live="polite">
      <span class="locked__icon">
        <Icon svg={lockIcon} />
      </span>
      <h1 class="locked__title">{words.t('locked.title')}</h1>
      {wasInCall && <p>{words.t('ended.house')}</p>}
      <p>{words.t('locked.found')}</p>
      <address class="locked__house">
        <strong>{facility}</strong>
        {returnTo && <span>{returnTo}</span>}
      </address>
    </main>
  );
}
