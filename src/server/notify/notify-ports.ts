import type { EpochMs, Id } from '../../protocol/primitives.ts';

/*
 * What the rest of the server may ask of `notify/`. Everything is put into the queue and answered at once: nobody waits
 * for a mail server.
 */

/** Why somebody of the staff is called away from what they are doing. */
export type StaffAlert =
  /** Nobody has taken this request for so long. */
  | { alert: 'help'; helpId: Id; minutes: 5 | 15 | 60 }
  | { alert: 'tablet'; tabletId: Id; reason: TabletAlarm }
  /** Every tablet of the house is away: one cause, one message. */
  | { alert: 'house-silent' }
  /** A line has used so much of its month's budget. */
  | { alert: 'line'; lineId: Id; percent: 80 | 100 };

export type TabletAlarm = 'silent' | 'battery' | 'self-test' | 'sound';

export type Mail = {
  facilityId: Id;
  /** An address. */
  to: string;
  subject: string;
  text: string;
  attachments?: readonly { filename: string; contentType: string; content: string }[];
  /** Sent only once under this name, however often it is asked for; left out: every time. */
  once?: string;
  /** Not worth sending afterwards; left out: a day from now. */
  expiresAt?: EpochMs;
};

export type Sms = {
  facilityId: Id;
  /** E.164: `+352621123456`. */
  to: string;
  text: string;
  once?: string;
  expiresAt?: EpochMs;
};

/** `off`: not configured. `limit`: this person or house was sent too much. `twice`: sent under this name already. */
export type Posted = { state: 'queued'; id: Id } | { state: 'refused'; why: 'off' | 'limit' | 'twice' };

export interface Notify {
  /** Which ways out are configured. Push always is. */
  readonly can: { readonly mail: boolean; readonly sms: boolean };
  /** To everybody of the staff who wants to hear of it, by push and e-mail as they chose. Once for each alert. */
  notifyStaff(facilityId: Id, what: StaffAlert): Promise<void>;
  sendMail(mail: Mail): Promise<Posted>;
  sendSms(sms: Sms): Promise<Posted>;
}
