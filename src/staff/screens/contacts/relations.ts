import type { Language } from '../../../protocol/primitives.ts';

/**
 * What a nurse most often types as a relation, in the resident's own language (never the console's): it is the
 * resident who reads it. They are content, like a name, and anything else may be typed.
 */
export const RELATIONS: Record<Language, readonly string[]> = {
  fr: 'Fille Fils Épouse Époux Petite-fille Petit-fils Sœur Frère Nièce Neveu Amie Ami Voisine Voisin Médecin'.split(
    ' ',
  ),
  lb: 'Duechter Jong Fra Mann Enkelin Enkel Schwëster Brudder Niess Neveu Frëndin Frënd Nopesch Noper Dokter'.split(
    ' ',
  ),
  de: 'Tochter Sohn Frau Mann Enkelin Enkel Schwester Bruder Nichte Neffe Freundin Freund Nachbarin Nachbar Arzt'.split(
    ' ',
  ),
  pt: 'Filha Filho Esposa Marido Neta Neto Irmã Irmão Sobrinha Sobrinho Amiga Amigo Vizinha Vizinho Médico'.split(
    ' ',
  ),
  en: 'Daughter Son Wife Husband Granddaughter Grandson Sister Brother Niece Nephew Friend Neighbour Doctor'.split(
    ' ',
  ),
};

/** What a contact may call the resident, in the resident's language. */
export const PET_NAMES: Record<Language, readonly string[]> = {
  fr: 'Maman Papa Mamie Papi Tata Tonton'.split(' '),
  lb: 'Mamm Papp Bomi Bopa'.split(' '),
  de: 'Mama Papa Oma Opa Tante Onkel'.split(' '),
  pt: 'Mãe Pai Avó Avô Tia Tio'.split(' '),
  en: 'Mum Dad Grandma Grandpa Auntie Uncle'.split(' '),
};
