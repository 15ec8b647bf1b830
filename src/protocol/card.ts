import * as v from 'valibot';
import { Secret } from './primitives.ts';

/**
 * What the QR code on a card or bracelet says. No address, so that a telephone that reads it opens nothing; and nothing
 * of the person: the secret means something only to a shared tablet of the house that printed it.
 */
const PREFIX = 'MOIEN-CARD:1:';

export const cardText = (secret: Secret): string => PREFIX + secret;

/** The secret on a card; null: this is some other code, of which the tablet takes no notice. */
export function readCard(text: string): Secret | null {
  const secret = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
  return v.is(Secret, secret) ? secret : null;
}
