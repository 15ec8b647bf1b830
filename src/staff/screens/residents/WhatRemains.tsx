import { useWords } from '../../app/words.ts';

/** What is left of somebody who is erased, and why: said before, and once more after. */
export function WhatRemains() {
  const { t } = useWords();
  return (
    <div>
      <p>
        <strong>{t('erase.remains')}</strong>
      </p>
      <ul class="erase__remains">
        <li>{t('erase.remains-marks')}</li>
        <li>{t('erase.remains-journal')}</li>
        <li>{t('erase.remains-backups')}</li>
      </ul>
    </div>
  );
}
