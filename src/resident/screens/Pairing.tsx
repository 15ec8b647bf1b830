import deviceTabletIcon from '@phosphor-icons/core/fill/device-tablet-fill.svg?raw';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import { Icon } from '../../ui/Icon.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import './Pairing.css';

export type Props = {
  /** Every language in which the staff may read this: nobody has said yet whose tablet this is. */
  readonly tongues: readonly ResidentTranslator[];
  /** Null until the server gave one. */
  readonly code: string | null;
  /** Where a carer's telephone finds the form, with the code in the fragment. */
  readonly link: string | null;
  readonly note: 'offline' | 'link-used' | null;
};

/** A tablet that belongs to nobody yet, or no longer: for the nurse who holds it. */
export function Pairing({ tongues, code, link, note }: Props) {
  return (
    <main class={note ? 'pairing pairing--noted' : 'pairing'}>
      <span class="pairing__icon">
        <Icon svg={deviceTabletIcon} />
      </span>
      {tongues.map((words) => (
        <section key={words.language.value} lang={words.language.value}>
          <h1 class="pairing__title">{words.t('pair.title')}</h1>
          <p>{words.t('pair.how')}</p>
        </section>
      ))}
      <div class="pairing__ways">
        <output class="pairing__code">{code ?? '····-····'}</output>
        {link && (
          <div class="pairing__scan">
            <QrCode text={link} label={tongues[0]?.t('pair.scan') ?? ''} />
            <div>
              {tongues.map((words) => (
                <p key={words.language.value} lang={words.language.value}>
                  {words.t('pair.scan')}
                </p>
              ))}
            </div>
          </div>
        )}
      </div>
      {note && (
        <div class="pairing__note" role="status">
          {tongues.map((words) => (
            <p key={words.language.value} lang={words.language.value}>
              {words.t(note === 'offline' ? 'pair.offline' : 'pair.link_used')}
            </p>
          ))}
        </div>
      )}
    </main>
  );
}
