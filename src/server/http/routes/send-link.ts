import { longDate } from '../../../i18n/dates.ts';
import type { SendTo } from '../../../protocol/alerts.ts';
import type { EpochMs, Id, Language } from '../../../protocol/primitives.ts';
import type { Notify } from '../../notify/notify-ports.ts';
import { Refused } from '../../refused.ts';
import type { Throttle } from '../throttle.ts';

/** `throttle`: how often one person is sent a link. */
export type Sending = { throttle: Throttle };

type Letter = { send: SendTo; subject: string; text: string; short: string; expiresAt: EpochMs };

/** @throws Refused `unavailable`: not set up · `too-many-tries`: enough was sent for now */
export async function sendLink(notify: Notify, facilityId: Id, letter: Letter): Promise<void> {
  const { send, subject, text, short, expiresAt } = letter;
  const posted =
    send.via === 'mail'
      ? await notify.sendMail({ facilityId, to: send.to, subject, text, expiresAt })
      : await notify.sendSms({ facilityId, to: send.to, text: short, expiresAt });
  if (posted.state === 'refused') throw new Refused(posted.why === 'off' ? 'unavailable' : 'too-many-tries');
}

export const dayIn = (timeZone: string, language: Language, at: EpochMs) => longDate(at, timeZone, language);
