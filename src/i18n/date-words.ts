import type { Language } from './languages.ts';

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

export type DateWords = {
  /** Sunday first, as written in the middle of a sentence. */
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly parts: Readonly<Record<PartOfDay, string>>;
  readonly yesterday: string;
  readonly today: string;
  readonly tomorrow: string;
  readonly underAMinute: string;
};

/**
 * The words of time in every language.
 *
 * Chromium ships no Luxembourgish: `Intl` answers in English, or prints `M03 9, Mon`, without a warning. So the
 * words are our own (CLDR 48, LOD), and for all five languages alike, which leaves one path to test.
 */
export const DATE_WORDS: Readonly<Record<Language, DateWords>> = {
  fr: {
    weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
    months: [
      ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
      ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
    ],
    parts: { morning: 'Matin', noon: 'Midi', afternoon: 'Après-midi', evening: 'Soir', night: 'Nuit' },
    yesterday: 'hier',
    today: 'aujourd’hui',
    tomorrow: 'demain',
    underAMinute: 'moins d’une minute',
  },
  lb: {
    weekdays: ['Sonndeg', 'Méindeg', 'Dënschdeg', 'Mëttwoch', 'Donneschdeg', 'Freideg', 'Samschdeg'],
    months: [
      ...['Januar', 'Februar', 'Mäerz', 'Abrëll', 'Mee', 'Juni'],
      ...['Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
    ],
    parts: { morning: 'Moien', noon: 'Mëtteg', afternoon: 'Nomëtteg', evening: 'Owend', night: 'Nuecht' },
    yesterday: 'gëschter',
    today: 'haut',
    tomorrow: 'muer',
    underAMinute: 'manner wéi eng Minutt',
  },
  de: {
    weekdays: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
    months: [
      ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni'],
      ...['Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
    ],
    parts: { morning: 'Morgen', noon: 'Mittag', afternoon: 'Nachmittag', evening: 'Abend', night: 'Nacht' },
    yesterday: 'gestern',
    today: 'heute',
    tomorrow: 'morgen',
    underAMinute: 'weniger als eine Minute',
  },
  pt: {
    weekdays: [
      ...['domingo', 'segunda-feira', 'terça-feira', 'quarta-feira'],
      ...['quinta-feira', 'sexta-feira', 'sábado'],
    ],
    months: [
      ...['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho'],
      ...['julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro'],
    ],
    parts: { morning: 'Manhã', noon: 'Meio-dia', afternoon: 'Tarde', evening: 'Fim do dia', night: 'Noite' },
    yesterday: 'ontem',
    today: 'hoje',
    tomorrow: 'amanhã',
    underAMinute: 'menos de um minuto',
  },
  en: {
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: [
      ...['January', 'February', 'March', 'April', 'May', 'June'],
      ...['July', 'August', 'September', 'October', 'November', 'December'],
    ],
    parts: { morning: 'Morning', noon: 'Midday', afternoon: 'Afternoon', evening: 'Evening', night: 'Night' },
    yesterday: 'yesterday',
    today: 'today',
    tomorrow: 'tomorrow',
    underAMinute: 'less than a minute',
  },
};
