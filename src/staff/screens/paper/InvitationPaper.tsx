import { longDate } from '../../../i18n/dates.ts';
import type { PaperTranslator } from '../../../i18n/paper.ts';
import type { EpochMs } from '../../../protocol/primitives.ts';
import { QrCode } from '../../../ui/QrCode.tsx';

export type Props = {
  /** In the relative's language: they read it at home, with nobody to ask. */
  readonly words: PaperTranslator;
  readonly contactName: string;
  readonly residentName: string;
  readonly facilityName: string;
  readonly link: string;
  readonly expiresAt: EpochMs;
  readonly timeZone: string;
};

/** What a relative takes home: one page of A4 with a square for the camera and three short steps. */
export function InvitationPaper(props: Props) {
  const { t, language } = props.words;
  const { contactName, residentName, facilityName, link, expiresAt, timeZone } = props;
  const day = longDate(expiresAt, timeZone, language.value);
  return (
    <section class="paper" lang={language.value} aria-label={t('paper.for', { name: contactName })}>
      <p class="paper__house">{facilityName}</p>
      <h3 class="paper__title">{t('paper.title', { resident: residentName })}</h3>
      <p class="paper__for">{t('paper.for', { name: contactName })}</p>
      <QrCode text={link} label={t('paper.qr')} />
      <ol class="paper__steps">
        <li>{t('paper.step-camera')}</li>
        <li>{t('paper.step-allow')}</li>
        <li>{t('paper.step-done', { resident: residentName })}</li>
      </ol>
      <p class="paper__until">{t('paper.until', { day })}</p>
      <p class="paper__link">
        {t('paper.link')} <span class="paper__address">{link}</span>
      </p>
    </section>
  );
}
