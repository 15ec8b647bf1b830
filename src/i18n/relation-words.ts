import type { Language } from './languages.ts';

/**
 * What a nurse most often writes under a face, in the resident's own language (never the console's): it is the resident
 * who reads it. Anything else may be typed. English needs fewer: it has no two words for a friend.
 */
export const RELATION_WORDS: Record<Language, readonly string[]> = {
  fr: [
    ...['Fille', 'Fils', 'Épouse', 'Époux', 'Compagne', 'Compagnon', 'Mère', 'Père'],
    ...['Petite-fille', 'Petit-fils', 'Sœur', 'Frère', 'Belle-fille', 'Gendre', 'Nièce', 'Neveu'],
    ...['Cousine', 'Cousin', 'Amie', 'Ami', 'Voisine', 'Voisin', 'Médecin'],
  ],
  lb: [
    ...['Duechter', 'Jong', 'Fra', 'Mann', 'Partnerin', 'Partner', 'Mamm', 'Papp'],
    ...['Enkelin', 'Enkel', 'Schwëster', 'Brudder', 'Schnauer', 'Eedem', 'Niess', 'Neveu'],
    ...['Cousine', 'Cousin', 'Frëndin', 'Frënd', 'Nopesch', 'Noper', 'Dokter'],
  ],
  de: [
    ...['Tochter', 'Sohn', 'Frau', 'Mann', 'Partnerin', 'Partner', 'Mutter', 'Vater'],
    ...['Enkelin', 'Enkel', 'Schwester', 'Bruder', 'Schwiegertochter', 'Schwiegersohn', 'Nichte', 'Neffe'],
    ...['Cousine', 'Cousin', 'Freundin', 'Freund', 'Nachbarin', 'Nachbar', 'Arzt'],
  ],
  pt: [
    ...['Filha', 'Filho', 'Esposa', 'Marido', 'Companheira', 'Companheiro', 'Mãe', 'Pai'],
    ...['Neta', 'Neto', 'Irmã', 'Irmão', 'Nora', 'Genro', 'Sobrinha', 'Sobrinho'],
    ...['Prima', 'Primo', 'Amiga', 'Amigo', 'Vizinha', 'Vizinho', 'Médico'],
  ],
  en: [
    ...['Daughter', 'Son', 'Wife', 'Husband', 'Partner', 'Mother', 'Father'],
    ...['Granddaughter', 'Grandson', 'Sister', 'Brother', 'Daughter-in-law', 'Son-in-law', 'Niece', 'Nephew'],
    ...['Cousin', 'Friend', 'Neighbour', 'Doctor'],
  ],
};

/** What stands under the face of the carers, in the resident's language. */
export const CARERS: Record<Language, string> = {
  fr: 'L’équipe soignante',
  lb: 'Fleegeekipp',
  de: 'Pflegeteam',
  pt: 'Equipa de cuidados',
  en: 'Care team',
};

/** What a contact may call the resident, in the resident's language. */
export const PET_NAMES: Record<Language, readonly string[]> = {
  fr: ['Maman', 'Papa', 'Mamie', 'Papi', 'Tata', 'Tonton'],
  lb: ['Mamm', 'Papp', 'Bomi', 'Bopa', 'Tatta', 'Monni'],
  de: ['Mama', 'Papa', 'Oma', 'Opa', 'Tante', 'Onkel'],
  pt: ['Mãe', 'Pai', 'Avó', 'Avô', 'Tia', 'Tio'],
  en: ['Mum', 'Dad', 'Grandma', 'Grandpa', 'Auntie', 'Uncle'],
};
