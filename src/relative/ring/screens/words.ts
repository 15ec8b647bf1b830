import type { RingTranslator } from '../../../i18n/ring.ts';

/** How the views of this part get their words. */
export type RingWords = RingTranslator['t'];
