import { createHash } from 'node:crypto';
import { notifyText } from '../../i18n/notify.ts';
import type { AlertKind } from '../../protocol/alerts.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { findBody } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type Listener, listenersOf } from './alert-choices.ts';
import { aboutOf, alertWords } from './alert-words.ts';
import type { Mail, Notify, StaffAlert } from './notify-ports.ts';
import type { PostOffice } from './post-office.ts';
import { subscriptionsOf } from './subscriptions.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Who has not heard of it by then hears of the next step, or has seen the console. */
const ALERT_MS = 60 * 60 * 1000;

type Deps = { store: Store; post: PostOffice; can: Notify['can']; origin: string };

export function createNotify({ store, post, can, origin }: Deps): Notify {
  const { db, clock } = store;

  const mailOf = (mail: Mail, person: string) => ({
    facilityId: mail.facilityId,
    channel: 'mail' as const,
    person,
    to: mail.to,
    body: JSON.stringify({ subject: mail.subject, text: mail.text, attachments: mail.attachments ?? [] }),
    once: mail.once ?? store.newId(),
    expiresAt: mail.expiresAt ?? clock() + DAY_MS,
  });

  async function tell(listener: Listener, told: Told): Promise<void> {
    const { facilityId, once, words, push, expiresAt } = told;
    const { staffId: ownerId, mailTo } = listener;
    if (mailTo !== null) {
      const { title: subject, text } = words;
      const mail = { facilityId, to: mailTo, subject, text, once: `${once} ${ownerId} mail`, expiresAt };
      await post.post(mailOf(mail, ownerId));
    }
    if (!listener.byPush) return;
    for (const { endpoint, keys } of await subscriptionsOf(db, { facilityId, ownerId, now: clock() })) {
      const body = JSON.stringify({ payload: push, keys, urgency: 'high', topic: topicOf(once) });
      const name = `${once} ${digest(endpoint)}`;
      const letter = { facilityId, person: ownerId, to: endpoint, body, once: name, expiresAt };
      await post.post({ ...letter, channel: 'push' });
    }
  }

  return {
    can,
    async notifyStaff(facilityId, what) {
      const language = (await findBody(db, facilityId, 'facility', facilityId))?.language ?? 'fr';
      const words = await alertWords(db, { facilityId, language, what, now: clock() });
      if (!words) return;
      const neutral = { title: notifyText(language, 'push.title'), text: notifyText(language, 'push.text') };
      const push = JSON.stringify({ ...aboutOf(facilityId, what), neutral });
      const open = notifyText(language, 'mail.open', { link: origin + words.path });
      const text = [words.text, open, notifyText(language, 'mail.why')].join('\n\n');
      const once = await onceOf(store, facilityId, what);
      const told = {
        facilityId,
        once,
        words: { title: words.title, text },
        push,
        expiresAt: clock() + (what.alert === 'line' ? DAY_MS : ALERT_MS),
      };
      for (const listener of await listenersOf(db, facilityId, kindOf(what))) await tell(listener, told);
    },
    sendMail: (mail) => post.post(mailOf(mail, digest(mail.to.toLowerCase()))),
    sendSms: ({ facilityId, to, text, once, expiresAt }) =>
      post.post({
        facilityId,
        channel: 'sms',
        person: digest(to),
        to,
        body: JSON.stringify({ text }),
        once: once ?? store.newId(),
        expiresAt: expiresAt ?? clock() + DAY_MS,
      }),
  };
}

type Told = {
  facilityId: Id;
  once: string;
  words: { title: string; text: string };
  push: string;
  expiresAt: EpochMs;
};

function kindOf(what: StaffAlert): AlertKind {
  switch (what.alert) {
    case 'help':
      return `help-${what.minutes}`;
    case 'tablet':
      return what.reason;
    case 'house-silent':
      return 'silent';
    case 'line':
      return `line-${what.percent}`;
  }
}

/** The name under which an alert is told once: an alarm's counts until it is cleared, and then from its next beginning. */
async function onceOf({ db }: Store, facilityId: Id, what: StaffAlert): Promise<string> {
  const { about, id } = aboutOf(facilityId, what);
  if (what.alert === 'help') return `${about} ${id} ${what.minutes}`;
  const reason = what.alert === 'house-silent' ? what.alert : kindOf(what);
  const alarm = await db
    .selectFrom('alarm')
    .select('raised_at')
    .where('facility_id', '=', facilityId)
    .where('subject_id', '=', id)
    .where('reason', '=', reason)
    .executeTakeFirst();
  return `${about} ${id} ${reason} ${alarm?.raised_at ?? ''}`;
}

/** An address is not kept where only *the same one?* is asked. */
const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);
/** At most 32 characters of base64url (RFC 8030 §5.4). */
const topicOf = (once: string) => digest(once);
